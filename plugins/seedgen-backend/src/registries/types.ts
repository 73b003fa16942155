import type {
  ImageDetails,
  ImageReference,
  RegistryObservation,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { CallOptions } from '../clusters/types';
import type { Result } from '../result';

/** One registry: the only way to it. Honours `Retry-After`, bounds every answer, never follows a redirect with a credential. */
export interface RegistryConnection {
  readonly name: string;
  readonly host: string;

  /** Whether the configuration allows pushes to this repository. */
  mayPushTo(repository: string): boolean;

  /** The digest under a tag, by HEAD or, where that does not say, GET. `not-found` only if a registry said that there is none. */
  resolveTag(
    repository: string,
    tag: string,
    options: CallOptions,
  ): Promise<Result<{ digest: string }>>;

  /** Manifest and config of an image, by digest. */
  readImage(
    repository: string,
    digest: string,
    options: CallOptions,
  ): Promise<Result<ImageDetails>>;

  /** All tags, in the registry's order; follows `Link`. */
  listTags(repository: string, options: CallOptions): Promise<Result<string[]>>;

  /** The certificates that it shows, its own first, as PEM texts; verified like any connection to it. */
  readCertificates(options: CallOptions): Promise<Result<string[]>>;

  /**
   * Begins an upload and cancels it: shows whether the credential may push, and leaves nothing
   * behind. Says where the registry wants the upload, which the node follows as it is.
   */
  probePush(
    repository: string,
    options: CallOptions,
  ): Promise<Result<UploadPlace>>;

  /**
   * The text of an auth file for this registry alone, for the Secret on the cluster. Never to be
   * stored or logged.
   *
   * @param reference - the image that is to be pushed: its host is spelled there as the node will
   *   look it up, and its repository may have a credential of its own
   */
  authFile(reference: ImageReference): string;
}

/**
 * Where a registry sends an upload: `own` and over https, over plain http on its own host, to
 * another host, or nowhere. Podman goes where it is sent, without a word about it.
 */
export type UploadPlace =
  | { kind: 'own' | 'plain-http' | 'missing' }
  | { kind: 'other-host'; host: string };

/** All configured registries. */
export interface RegistryConnections {
  readonly all: readonly RegistryConnection[];
  /** The registry of a reference; undefined if its host is not configured. */
  forReference(reference: ImageReference): RegistryConnection | undefined;
  /** What a run decides on. Never fails: what could not be seen is said inside. */
  observe(
    reference: ImageReference & { tag: string },
    options: CallOptions,
  ): Promise<RegistryObservation>;
  close(): Promise<void>;
}
