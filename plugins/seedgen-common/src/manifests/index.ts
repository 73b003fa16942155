export * from './seedGenerator';
export * from './types';
export * from './yaml';
