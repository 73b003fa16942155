import {
  CONFIGURATION,
  type DirectoryCluster,
  type SourcedSettings,
} from './types';

/** All that one source says. */
export interface SourceContent {
  id: string;
  clusters: readonly SourcedSettings[];
}

/** The clusters that there are, by the names that the portal has for them. */
export interface MergedClusters {
  clusters: ReadonlyMap<string, DirectoryCluster>;
  /** What a cluster is called here that a later source names as well, by the name it would have had. */
  aliases: ReadonlyMap<string, string>;
}

/** The name that the portal has for a cluster: configured ones keep theirs. */
export function nameOf(source: string, name: string): string {
  return source === CONFIGURATION ? name : `${source}.${name}`;
}

/**
 * One set of clusters from all sources, the earlier first. Two sources that use one name mean two clusters;
 * two that name one cluster id mean one.
 *
 * @param idOf - the cluster id that was last seen of a name
 */
export function mergeSources(
  sources: readonly SourceContent[],
  idOf: (name: string) => string | undefined,
): MergedClusters {
  const clusters = new Map<string, DirectoryCluster>();
  const aliases = new Map<string, string>();
  const byId = new Map<string, { name: string; source: string }>();
  for (const { id: source, clusters: content } of sources) {
    for (const { clusterId, ...settings } of content) {
      const name = nameOf(source, settings.name);
      const named = { source, name: settings.name };
      const identity = clusterId ?? idOf(name);
      const same = identity === undefined ? undefined : byId.get(identity);
      // Two of one source are two: whoever wrote that down twice meant it, or is told by a check.
      if (same && same.source !== source) {
        clusters.get(same.name)!.sources.push(named);
        aliases.set(name, same.name);
        continue;
      }
      if (identity !== undefined && !same) byId.set(identity, { name, source });
      clusters.set(name, { ...settings, name, sources: [named] });
    }
  }
  for (const cluster of clusters.values()) {
    if (cluster.hub !== undefined) cluster.hub = hubOf(cluster, clusters);
  }
  return { clusters, aliases };
}

// One of the same source, or else a configured one.
function hubOf(
  { hub = '', sources: [{ source }] }: DirectoryCluster,
  clusters: ReadonlyMap<string, DirectoryCluster>,
): string | undefined {
  return [nameOf(source, hub), hub].find(
    name => clusters.get(name)?.role === 'hub',
  );
}
