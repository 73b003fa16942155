export * from './ImagePage';
