import type { LoggerService } from '@backstage/backend-plugin-api';
import type { AccessFailureCode } from '@seedgen/backstage-plugin-seedgen-common';
import type { Clock } from '../clock';
import { ClusterTransport } from './connection/ClusterTransport';
import { KubernetesClient } from './connection/KubernetesClient';
import type { ClusterDirectory } from './directory/ClusterDirectory';
import { KubernetesClusterConnection } from './KubernetesClusterConnection';
import type { ClusterConnection, ClusterConnections } from './types';

/** What connections to clusters and registries need. */
export interface ConnectionDependencies {
  clock: Clock;
  logger: LoggerService;
  /** Called for each request that failed, with the name of its cluster or registry. */
  onFailure?: (name: string, code: AccessFailureCode) => void;
}

/** Where to, and how long to wait there. */
export interface ClusterConnectionOptions extends ConnectionDependencies {
  directory: ClusterDirectory;
  /** Longest wait for one answer, in milliseconds. */
  requestTimeoutMs: number;
}

interface Opened {
  connection: ClusterConnection;
  transport: ClusterTransport;
}

/**
 * The way to every cluster that there is, opened when it is first asked for. Nothing is sent before the first
 * call. To one that no source names (any more) every call fails as `not-configured`.
 */
export function createClusterConnections(
  options: ClusterConnectionOptions,
): ClusterConnections {
  const { directory, requestTimeoutMs, clock, logger, onFailure } = options;
  const opened = new Map<string, Opened>();
  const open = (name: string): Opened => {
    const transport = new ClusterTransport(
      name,
      () => directory.find(name),
      requestTimeoutMs,
      logger,
    );
    const client = new KubernetesClient(name, transport, clock, code =>
      onFailure?.(name, code),
    );
    return {
      transport,
      connection: new KubernetesClusterConnection(
        client,
        clock,
        requestTimeoutMs,
      ),
    };
  };
  const endListening = directory.onChange(({ removed }) => {
    for (const name of removed) {
      // Whoever still holds it goes on with it, and is told by each call.
      void opened.get(name)?.transport.close();
      opened.delete(name);
    }
  });
  return {
    get: name => {
      const known = directory.find(name)?.name ?? name;
      const found = opened.get(known) ?? open(known);
      opened.set(known, found);
      return found.connection;
    },
    close: async () => {
      endListening();
      await Promise.all(
        [...opened.values()].map(({ transport }) => transport.close()),
      );
    },
  };
}
