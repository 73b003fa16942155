export * from './formats';
export * from './image';
export * from './links';
export * from './time';
export { ageOf, between } from './time';
