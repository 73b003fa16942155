import type { ParsedManifest } from '../manifest';
import { RegistryError } from '../registryError';
import type { MemoryBudget } from './memoryBudget';

export interface StoredManifest extends ParsedManifest {
  digest: string;
  content: Buffer;
}

export interface Repository {
  name: string;
  manifests: Map<string, StoredManifest>;
  /** Tag to digest. */
  tags: Map<string, string>;
}

/** Manifests and tags of all repositories. A repository is known from its first manifest, or when it was asked for with push. */
export class Repositories {
  readonly #repositories = new Map<string, Repository>();

  constructor(private readonly budget: MemoryBudget) {}

  names(): string[] {
    return [...this.#repositories.keys()].sort();
  }

  find(name: string): Repository | undefined {
    return this.#repositories.get(name);
  }

  /** The repository; 404 NAME_UNKNOWN if there is none. */
  get(name: string): Repository {
    const repository = this.find(name);
    if (!repository) {
      throw new RegistryError(
        404,
        'NAME_UNKNOWN',
        'repository name not known to registry',
        { name },
      );
    }
    return repository;
  }

  ensure(name: string): Repository {
    let repository = this.find(name);
    if (!repository) {
      repository = { name, manifests: new Map(), tags: new Map() };
      this.#repositories.set(name, repository);
    }
    return repository;
  }

  /** The manifest that a tag or a digest names; 404 MANIFEST_UNKNOWN if there is none. */
  manifest(name: string, reference: string): StoredManifest {
    const repository = this.find(name);
    const digest = repository?.tags.get(reference) ?? reference;
    const manifest = repository?.manifests.get(digest);
    if (!manifest) {
      throw new RegistryError(404, 'MANIFEST_UNKNOWN', 'manifest unknown', {
        name,
        reference,
      });
    }
    return manifest;
  }

  put(name: string, manifest: StoredManifest, tag?: string): void {
    const repository = this.ensure(name);
    if (!repository.manifests.has(manifest.digest)) {
      this.budget.take(manifest.content.length);
      repository.manifests.set(manifest.digest, manifest);
    }
    if (tag) {
      repository.tags.set(tag, manifest.digest);
    }
  }

  /** Removes a manifest and the tags that name it. */
  removeManifest(name: string, digest: string): void {
    const manifest = this.manifest(name, digest);
    const repository = this.get(name);
    repository.manifests.delete(manifest.digest);
    this.budget.give(manifest.content.length);
    for (const [tag, tagged] of repository.tags) {
      if (tagged === manifest.digest) {
        repository.tags.delete(tag);
      }
    }
  }

  /** Removes a tag; what it named stays. */
  removeTag(name: string, tag: string): void {
    this.manifest(name, tag);
    this.get(name).tags.delete(tag);
  }
}
