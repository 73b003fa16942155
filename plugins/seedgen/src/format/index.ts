export * from './formats';
export * from './image';
export * from './links';
export * from './moments';
export { ageOf, between } from './time';
