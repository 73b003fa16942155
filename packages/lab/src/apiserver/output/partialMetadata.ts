import { KubeObject } from '../types';

/** `meta.k8s.io/v1 PartialObjectMetadata`: an object without what is in it. */
export function partialMetadata(object: KubeObject): unknown {
  return {
    kind: 'PartialObjectMetadata',
    apiVersion: 'meta.k8s.io/v1',
    metadata: object.metadata,
  };
}
