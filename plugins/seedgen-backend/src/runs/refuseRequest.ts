import { InputError } from '@backstage/errors';
import type { AnyRunRequest } from '@seedgen/backstage-plugin-seedgen-common';
import type { KnownClusters } from '../clusters/directory';

const LONGEST_KEY = 255;

/** @throws InputError for an idempotency key that could not be stored and compared as it is */
export function refuseKey(key: string | undefined): void {
  if (key !== undefined && !/^[\x21-\x7e]{1,255}$/.test(key)) {
    throw new InputError(
      `IdempotencyKeyInvalid: it must be 1 to ${LONGEST_KEY} printable ASCII characters without spaces`,
    );
  }
}

/** @throws InputError for a cluster that cannot become a seed, or whose name was not typed to confirm */
export function refuseSubject(
  { cluster, confirmation }: AnyRunRequest,
  seeds: KnownClusters,
): void {
  if (!seeds.has(cluster ?? '')) {
    throw new InputError(
      'ClusterUnknown: the cluster is not in seedgen.clusters, or is a hub',
    );
  }
  if (confirmation !== cluster) {
    throw new InputError(
      `ConfirmationMismatch: type the name of the cluster, ${cluster}, to confirm what the run does to it`,
    );
  }
}
