export * from './RunTimescale';
