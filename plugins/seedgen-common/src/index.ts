/**
 * Model, manifests, permissions and client that both sides of the wire share.
 *
 * @packageDocumentation
 */
export * from './annotations';
export * from './client';
export * from './clusterEntities';
export * from './devicePath';
export * from './diskUse';
export * from './duration';
export * from './imageReference';
export * from './manifests';
export * from './model';
export * from './pagePath';
export * from './permissions';
export * from './repositoryPattern';
export * from './runAddress';
