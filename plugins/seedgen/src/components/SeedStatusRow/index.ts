export { SeedStatusRow } from './SeedStatusRow';
