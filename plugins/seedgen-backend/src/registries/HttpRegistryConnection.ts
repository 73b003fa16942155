import {
  buildRegistryAuth,
  type ImageDetails,
  type ImageReference,
  parseImageReference,
  repositoryMatches,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { CallOptions } from '../clusters/types';
import type { RegistrySettings } from '../config';
import { failed } from '../http/failures';
import type { Result } from '../result';
import { loadRegistryCredential } from './auth/credential';
import { readImage } from './image/readImage';
import { listTags, resolveTag } from './image/tags';
import { probePush } from './probePush';
import type { RegistryClient } from './RegistryClient';
import type { RegistryConnection, UploadPlace } from './types';

/** A registry over the OCI distribution protocol. */
export class HttpRegistryConnection implements RegistryConnection {
  constructor(
    private readonly settings: RegistrySettings,
    private readonly client: RegistryClient,
  ) {}

  get name(): string {
    return this.settings.name;
  }

  get host(): string {
    return this.settings.host;
  }

  mayPushTo(repository: string): boolean {
    return this.settings.repositories.some(pattern =>
      repositoryMatches(pattern, repository),
    );
  }

  async resolveTag(
    repository: string,
    tag: string,
    { signal }: CallOptions,
  ): Promise<Result<{ digest: string }>> {
    return (
      this.#refuse(repository, `:${tag}`) ??
      resolveTag(this.client, { repository, signal }, tag)
    );
  }

  async readImage(
    repository: string,
    digest: string,
    { signal }: CallOptions,
  ): Promise<Result<ImageDetails>> {
    return (
      this.#refuse(repository, `@${digest}`) ??
      readImage(this.client, { repository, signal }, digest)
    );
  }

  async listTags(
    repository: string,
    { signal }: CallOptions,
  ): Promise<Result<string[]>> {
    return (
      this.#refuse(repository, '') ??
      listTags(this.client, { repository, signal })
    );
  }

  readCertificates({ signal }: CallOptions): Promise<Result<string[]>> {
    return this.client.readCertificates(signal);
  }

  async probePush(
    repository: string,
    { signal }: CallOptions,
  ): Promise<Result<UploadPlace>> {
    return (
      this.#refuse(repository, '') ??
      probePush(this.client, { repository, signal })
    );
  }

  authFile({ registry, repository }: ImageReference): string {
    const credential = loadRegistryCredential(this.settings, repository);
    if (!credential) {
      throw new Error(
        `RegistryCredentialMissing: registry ${this.name} is configured without a credential, so nothing can be pushed to it. Set username and password, or authFile`,
      );
    }
    const { username, password } = credential;
    return buildRegistryAuth(registry, username, password.reveal());
  }

  // All of these become part of a path.
  #refuse(
    repository: string,
    suffix: string,
  ): ReturnType<typeof failed> | undefined {
    try {
      parseImageReference(`${this.host}/${repository}${suffix}`);
      return undefined;
    } catch {
      return failed(
        'invalid',
        `Registry ${this.name} was not asked: repository, tag or digest are not ones.`,
      );
    }
  }
}
