import {
  type ImageReference,
  type RegistryObservation,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { ConnectionDependencies } from '../clusters/createClusterConnections';
import type { CallOptions } from '../clusters/types';
import type { Clock } from '../clock';
import type { SeedgenSettings } from '../config';
import { failed } from '../http/failures';
import { HttpRegistryConnection } from './HttpRegistryConnection';
import { RegistryClient } from './RegistryClient';
import type { RegistryConnection, RegistryConnections } from './types';

/** Opens the way to every configured registry. Nothing is sent before the first call. */
export function createRegistryConnections(
  settings: Pick<SeedgenSettings, 'registries'> & {
    limits: Pick<SeedgenSettings['limits'], 'requestTimeoutMs'>;
  },
  { clock, onFailure }: ConnectionDependencies,
): RegistryConnections {
  const clients = settings.registries.map(
    registry =>
      new RegistryClient(
        registry,
        clock,
        settings.limits.requestTimeoutMs,
        code => onFailure?.(registry.name, code),
      ),
  );
  const all = settings.registries.map(
    (registry, index) => new HttpRegistryConnection(registry, clients[index]),
  );
  const forReference = ({ registry }: ImageReference) =>
    all.find(({ host }) => host.toLowerCase() === registry.toLowerCase());
  return {
    all,
    forReference,
    observe: (reference, options) =>
      observe(forReference(reference), clock, reference, options),
    close: async () => {
      await Promise.all(clients.map(client => client.close()));
    },
  };
}

async function observe(
  connection: RegistryConnection | undefined,
  clock: Clock,
  { registry, repository, tag }: ImageReference & { tag: string },
  options: CallOptions,
): Promise<RegistryObservation> {
  const answer = connection
    ? await connection.resolveTag(repository, tag, options)
    : failed('invalid', `No registry is configured for ${registry}.`);
  const at = clock.now().toISOString();
  if (answer.ok) {
    return { at, tag: { state: 'present', digest: answer.value.digest } };
  }
  return answer.failure.code === 'not-found'
    ? { at, tag: { state: 'absent' } }
    : { at, tag: { state: 'unknown', failure: answer.failure } };
}
