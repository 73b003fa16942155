import { KindName, KubeObject, ObjectStore } from '../types';
import { RegisteredKind } from './registeredKind';
import { VersionedObjects } from './versionedObjects';
import { ApplyOptions, RemoveOptions, WriteOptions } from './writer';

/** The store as the API server's handlers see it: with versions, managers and dry runs. */
export interface ClusterStore extends ObjectStore {
  /** Not to be changed by who reads here. */
  readonly objects: VersionedObjects;
  kinds(): RegisteredKind[];
  kind(name: KindName): RegisteredKind | undefined;
  insert(
    kind: RegisteredKind,
    object: KubeObject,
    options: WriteOptions,
  ): KubeObject;
  replace(
    kind: RegisteredKind,
    previous: KubeObject,
    object: KubeObject,
    options: WriteOptions,
  ): KubeObject;
  apply(
    kind: RegisteredKind,
    previous: KubeObject | undefined,
    configuration: KubeObject,
    options: ApplyOptions,
  ): KubeObject;
  remove(
    kind: RegisteredKind,
    object: KubeObject,
    options?: RemoveOptions,
  ): { object: KubeObject; gone: boolean };
  /** Calls back when a kind is served no more. Returns the way to stop. */
  onKindRemoved(listener: (kind: RegisteredKind) => void): () => void;
}
