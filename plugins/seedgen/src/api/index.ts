export { seedgenApiRef } from './seedgenApiRef';
