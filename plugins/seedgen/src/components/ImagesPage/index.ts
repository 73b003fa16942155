export * from './ImagesRouter';
