import type { LoggerService } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import type { AccessFailureCode } from '@seedgen/backstage-plugin-seedgen-common';
import type { Clock } from '../clock';
import type { SeedgenSettings } from '../config';
import { ClusterTransport } from './connection/ClusterTransport';
import { KubernetesClient } from './connection/KubernetesClient';
import { KubernetesClusterConnection } from './KubernetesClusterConnection';
import type { ClusterConnection, ClusterConnections } from './types';

/** What connections need besides settings. */
export interface ConnectionDependencies {
  clock: Clock;
  logger: LoggerService;
  /** Called for each request that failed, with the name of its cluster or registry. */
  onFailure?: (name: string, code: AccessFailureCode) => void;
}

/** Opens the way to every configured cluster. Nothing is sent before the first call. */
export async function createClusterConnections(
  settings: Pick<SeedgenSettings, 'clusters'> & {
    limits: Pick<SeedgenSettings['limits'], 'requestTimeoutMs'>;
  },
  { clock, logger, onFailure }: ConnectionDependencies,
): Promise<ClusterConnections> {
  const { requestTimeoutMs } = settings.limits;
  const connections = new Map<string, ClusterConnection>();
  const transports: ClusterTransport[] = [];
  for (const cluster of settings.clusters) {
    const transport = new ClusterTransport(cluster, requestTimeoutMs, logger);
    transports.push(transport);
    connections.set(
      cluster.name,
      new KubernetesClusterConnection(
        new KubernetesClient(cluster.name, transport, clock, code =>
          onFailure?.(cluster.name, code),
        ),
        clock,
        requestTimeoutMs,
      ),
    );
  }
  return {
    names: [...connections.keys()],
    get: name => {
      const connection = connections.get(name);
      if (!connection) {
        throw new NotFoundError(`No cluster is configured as '${name}'`);
      }
      return connection;
    },
    close: async () => {
      await Promise.all(transports.map(transport => transport.close()));
    },
  };
}
