export { DatabaseImageClaims, type ImageClaims } from './DatabaseImageClaims';
export { DatabaseImages } from './DatabaseImages';
export { ImageWatcher } from './ImageWatcher';
export { SeedImages } from './SeedImages';
