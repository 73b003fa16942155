import type { ConnectionDependencies } from '../clusters/createClusterConnections';
import type { SeedgenSettings } from '../config';
import type { RegistryConnections } from './types';

/** Opens the way to every configured registry. Nothing is sent before the first call. */
export function createRegistryConnections(
  settings: Pick<SeedgenSettings, 'registries' | 'limits'>,
  dependencies: ConnectionDependencies,
): RegistryConnections {
  void settings;
  void dependencies;
  return {
    all: [],
    forReference: () => undefined,
    observe: async () => ({
      at: dependencies.clock.now().toISOString(),
      tag: {
        state: 'unknown',
        failure: { code: 'unavailable', message: 'Not connected yet.' },
      },
    }),
    close: async () => {},
  };
}
