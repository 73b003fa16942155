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

  /** The digest under a tag, by HEAD. `not-found` if there is none. */
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

  /** Begins an upload and cancels it: shows whether the credential may push, and leaves nothing behind. */
  probePush(repository: string, options: CallOptions): Promise<Result<void>>;

  /** The text of an auth file for this registry alone, for the Secret on the cluster. Never to be stored or logged. */
  authFile(): string;
}

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
