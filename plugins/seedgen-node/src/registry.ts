import type {
  ImageDetails,
  ImageReference,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { Result } from './result';

/** Reads of one configured registry, with the credential of the portal. @public */
export interface RegistryReader {
  /** As it is configured. */
  readonly name: string;
  /** Host, with the port where there is one. */
  readonly host: string;

  /** The digest under a tag. `not-found` if there is none. */
  resolveTag(
    repository: string,
    tag: string,
  ): Promise<Result<{ digest: string }>>;

  /** Manifest and config of an image, by digest. */
  readImage(repository: string, digest: string): Promise<Result<ImageDetails>>;

  /** All tags, in the registry's order. */
  listTags(repository: string): Promise<Result<string[]>>;
}

/** The configured registries. @public */
export interface RegistryReaders {
  /** The registry of a reference; undefined if its host is not configured. */
  forReference(reference: ImageReference): RegistryReader | undefined;
}
