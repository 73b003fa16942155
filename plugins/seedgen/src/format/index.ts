export * from './formats';
export * from './image';
export * from './links';
export { ageOf, between } from './time';
