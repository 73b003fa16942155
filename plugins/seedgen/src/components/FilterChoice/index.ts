export * from './FilterChoice';
export * from './filterStyles';
