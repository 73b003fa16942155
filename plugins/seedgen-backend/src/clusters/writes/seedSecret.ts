import {
  type KubernetesManifest,
  LIFECYCLE_AGENT_NAMESPACE,
  SEED_SECRET_NAME,
} from '@seedgen/backstage-plugin-seedgen-common';
import { failed, succeeded } from '../../http/failures';
import type { Result } from '../../result';
import type { KubernetesClient } from '../connection/KubernetesClient';
import { SECRET } from '../connection/kinds';

/**
 * Creates or replaces the Secret without ever reading it: whoever may create *and* read it could
 * make it a token of Lifecycle Agent's service account, so the documented role cannot read it.
 */
export async function writeSeedSecret(
  client: KubernetesClient,
  manifest: KubernetesManifest,
  signal: AbortSignal,
): Promise<Result<void>> {
  const { name, namespace } = manifest.metadata;
  if (
    manifest.kind !== 'Secret' ||
    name !== SEED_SECRET_NAME ||
    namespace !== LIFECYCLE_AGENT_NAMESPACE
  ) {
    return failed('invalid', `Only the Secret ${SEED_SECRET_NAME} is written.`);
  }
  const create = async (): Promise<Result<void>> => {
    const created = await client.create(SECRET, manifest, signal);
    return created.ok ? succeeded(undefined) : created;
  };
  const created = await create();
  if (created.ok || created.failure.code !== 'conflict') return created;

  const replaced = await client.replace(SECRET, manifest, signal);
  if (replaced.ok) return replaced;
  switch (replaced.failure.code) {
    case 'invalid': {
      // Most likely one of another type, which cannot be changed.
      const deleted = await deleteSeedSecret(client, signal);
      return deleted.ok ? create() : deleted;
    }
    case 'not-found':
      return create();
    default:
      return replaced;
  }
}

/** Deletes the Secret. */
export async function deleteSeedSecret(
  client: KubernetesClient,
  signal: AbortSignal,
): Promise<Result<'deleted' | 'absent'>> {
  return client.delete(
    SECRET,
    { name: SEED_SECRET_NAME, namespace: LIFECYCLE_AGENT_NAMESPACE },
    signal,
  );
}
