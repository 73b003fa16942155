export * from './bytes';
export * from './image';
export * from './links';
export * from './time';
