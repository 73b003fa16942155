import type { LoggerService } from '@backstage/backend-plugin-api';
import type { ClusterSource } from '@seedgen/backstage-plugin-seedgen-node';
import type { Knex } from 'knex';
import type { Clock } from '../clock';
import { createClusterConnections, describeCredentials } from '../clusters';
import { ClusterDirectory, ClusterSources } from '../clusters/directory';
import type { ClusterConnections } from '../clusters/types';
import type { SeedgenSettings } from '../config';
import { DatabasePreflightHistory } from '../inspections/DatabasePreflightHistory';
import type { CountFailure } from '../metrics';
import { createPreflightEngine, type Check } from '../preflight';
import type { PreflightEngine } from '../preflight/types';
import { createRegistryConnections } from '../registries';
import type { RegistryConnections } from '../registries/types';
import type { ExternalGenerations } from '../runs/external/ExternalGenerations';
import type { DatabaseFleetRuns } from '../runs/store';

/** The ways out of the portal. */
export interface Ways {
  directory: ClusterDirectory;
  sources: ClusterSources;
  clusters: ClusterConnections;
  registries: RegistryConnections;
}

/** Puts together what reaches clusters and registries. Nothing is sent before the first call. */
export function composeWays(options: {
  settings: SeedgenSettings;
  sources: readonly ClusterSource[];
  countFailure: CountFailure;
  clock: Clock;
  logger: LoggerService;
}): Ways {
  const { settings, sources, countFailure, clock, logger } = options;
  const directory = new ClusterDirectory(
    settings.clusters,
    sources.map(({ id }) => id),
  );
  return {
    directory,
    sources: new ClusterSources({ sources, directory, clock, logger }),
    clusters: createClusterConnections({
      directory,
      requestTimeoutMs: settings.limits.requestTimeoutMs,
      clock,
      logger,
      onFailure: (name, code) => countFailure({ type: 'cluster', name }, code),
    }),
    registries: createRegistryConnections(settings, {
      clock,
      logger,
      onFailure: (name, code) => countFailure({ type: 'registry', name }, code),
    }),
  };
}

/** The preflight of the clusters that there are. */
export function composePreflight(options: {
  ways: Ways;
  settings: SeedgenSettings;
  checks: readonly Check[];
  fleetRuns: DatabaseFleetRuns;
  externals: ExternalGenerations;
  knex: Knex;
  clock: Clock;
  logger: LoggerService;
}): PreflightEngine {
  const { ways, settings, checks, fleetRuns, externals } = options;
  const { knex, clock, logger } = options;
  const { directory, clusters, registries } = ways;
  return createPreflightEngine({
    clusterOf: name => clusters.get(name),
    hubOf: name => {
      const hub = directory.find(name)?.hub;
      return hub === undefined ? undefined : clusters.get(hub);
    },
    registries,
    requirements: settings.storage.requirements,
    history: new DatabasePreflightHistory({ knex, fleetRuns, externals }),
    credentialsOf: async name => {
      const cluster = directory.find(name);
      return cluster ? describeCredentials(cluster) : [];
    },
    checks,
    clock,
    logger,
  });
}
