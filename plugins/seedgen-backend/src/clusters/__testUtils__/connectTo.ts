import { mockServices } from '@backstage/backend-test-utils';
import { systemClock } from '../../clock';
import type { ClusterAccessSettings } from '../../config';
import type { LocalServer } from '../../http/__testUtils__/localServer';
import { createClusterConnections } from '../createClusterConnections';
import { ClusterDirectory } from '../directory';
import type { ClusterConnections } from '../types';

type ServerAccess = Extract<ClusterAccessSettings, { kind: 'server' }>;

/** Connections to one cluster, `sno1`, whose API is what a local server makes of it. */
export function connectTo(
  server: LocalServer,
  access: Pick<ServerAccess, 'credentials'> & Partial<ServerAccess>,
  requestTimeoutMs: number,
): ClusterConnections {
  return createClusterConnections({
    directory: new ClusterDirectory([
      {
        name: 'sno1',
        role: 'sno',
        access: {
          kind: 'server',
          server: server.url,
          ca: { pem: server.ca },
          ...access,
        },
      },
    ]),
    requestTimeoutMs,
    clock: systemClock,
    logger: mockServices.logger.mock(),
  });
}
