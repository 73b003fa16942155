import type { ClusterSettings } from '../../config';
import { mergeSources, type MergedClusters } from './mergeSources';
import {
  CONFIGURATION,
  type DirectoryCluster,
  type KnownClusters,
  type SourcedSettings,
} from './types';

/** What a change of the directory was. */
export interface DirectoryChange {
  added: string[];
  removed: string[];
  /** Those that stay, with another title or other sources. */
  changed: string[];
}

type Listener = (change: DirectoryChange) => void;

/**
 * The clusters that there are now. Sources add, change and remove them while the portal runs; whoever needs
 * them asks here each time.
 */
export class ClusterDirectory implements KnownClusters {
  readonly #sources: Map<string, readonly SourcedSettings[]>;
  readonly #identities = new Map<string, string>();
  readonly #listeners = new Set<Listener>();
  #merged: MergedClusters;
  #seeds: ReadonlySet<string>;
  #names: readonly string[];
  #version = 0;

  /** @param further - ids of the sources besides the configuration, the earlier first */
  constructor(
    configured: readonly ClusterSettings[],
    further: readonly string[] = [],
  ) {
    this.#sources = new Map([
      [CONFIGURATION, configured],
      ...further.map(id => [id, []] as [string, SourcedSettings[]]),
    ]);
    this.#merged = this.#merge();
    this.#names = seedNames(this.#merged);
    this.#seeds = new Set(this.#names);
  }

  get names(): readonly string[] {
    return this.#names;
  }

  get version(): number {
    return this.#version;
  }

  has(name: string): boolean {
    return this.#seeds.has(name);
  }

  /** A cluster or hub; by a name of a later source, the one that it is here. */
  find(name: string): DirectoryCluster | undefined {
    const { clusters, aliases } = this.#merged;
    return clusters.get(name) ?? clusters.get(aliases.get(name) ?? '');
  }

  /** Replaces all that a source has said. */
  replace(source: string, clusters: readonly SourcedSettings[]): void {
    if (!this.#sources.has(source)) {
      throw new Error(`There is no source of clusters named ${source}`);
    }
    this.#sources.set(source, clusters);
    this.#update();
  }

  /** Takes note of the cluster id that was seen: two sources may turn out to name one cluster. */
  identified(name: string, clusterId: string): void {
    if (this.#identities.get(name) === clusterId) return;
    this.#identities.set(name, clusterId);
    if (this.#sources.size > 1) this.#update();
  }

  /** @returns what ends it */
  onChange(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #merge(): MergedClusters {
    return mergeSources(
      [...this.#sources].map(([id, clusters]) => ({ id, clusters })),
      name => this.#identities.get(name),
    );
  }

  #update(): void {
    const before = this.#merged.clusters;
    this.#merged = this.#merge();
    const { clusters } = this.#merged;
    this.#names = seedNames(this.#merged);
    this.#seeds = new Set(this.#names);
    const change = {
      added: [...clusters.keys()].filter(name => !before.has(name)),
      removed: [...before.keys()].filter(name => !clusters.has(name)),
      changed: [...clusters.values()]
        .filter(cluster => {
          const last = before.get(cluster.name);
          return last && told(last) !== told(cluster);
        })
        .map(({ name }) => name),
    };
    if (!Object.values(change).some(names => names.length > 0)) return;
    this.#version += 1;
    for (const listener of this.#listeners) listener(change);
  }
}

function seedNames({ clusters }: MergedClusters): string[] {
  // A hub is read, and is never a seed.
  return [...clusters.values()]
    .filter(({ role }) => role === 'sno')
    .map(({ name }) => name);
}

/** What pages tell of a cluster that is its sources'. */
function told({ title, sources }: DirectoryCluster): string {
  return JSON.stringify([title, sources]);
}
