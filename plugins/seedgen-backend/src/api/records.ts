import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  seedgenClusterReadPermission,
  seedgenImagerInspectPermission,
  type Run,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { ClusterAuthorizer } from '../permissions/ClusterAuthorizer';
import { BusyError } from '../runs/BusyError';
import type { RunKinds } from '../runs';

/** Kinds of records that are asked for by an id, and what is said where there is none for the caller. */
const MISSING = {
  run: 'RunNotFound: there is no run with this id that you may see; see the list of runs',
  preflight:
    'UnknownPreflight: there is no preflight with this id that you may see',
  verification:
    'UnknownVerification: there is no verification with this id that you may see',
};

/**
 * A record that somebody asks for by its id. Whether there is one of a cluster that they may not see, they do
 * not learn.
 *
 * @throws NotAllowedError if they may see no cluster at all
 * @throws NotFoundError if there is none that they may see
 */
export async function recordToRead<T extends { cluster: string }>(
  authorizer: ClusterAuthorizer,
  credentials: BackstageCredentials,
  kind: keyof typeof MISSING,
  read: () => Promise<T>,
): Promise<T> {
  return authorizer.records.toRead(seedgenClusterReadPermission, credentials, {
    read,
    missing: MISSING[kind],
  });
}

/**
 * A run that somebody wants to cancel. Whether there is one of a cluster that they may not see, they do not
 * learn.
 *
 * @throws NotAllowedError if they may not, and see the run; or may cancel no run at all
 * @throws NotFoundError if there is none that they may see
 */
export async function runToCancel<T extends Pick<Run, 'cluster' | 'kind'>>(
  authorizer: ClusterAuthorizer,
  kinds: RunKinds,
  credentials: BackstageCredentials,
  read: () => Promise<T>,
): Promise<T> {
  return authorizer.records.toChange(
    credentials,
    { read, missing: MISSING.run },
    {
      reading: seedgenClusterReadPermission,
      permissions: kinds.all.map(({ permission }) => permission),
      // Of a kind that is not known here, whoever reads it is told that it cannot be cancelled.
      needed: ({ kind }) => kinds.find(kind)?.permission,
    },
  );
}

/**
 * A run whose node somebody has looked at. Whether there is one of a cluster that they may not see, they do
 * not learn.
 *
 * @throws NotAllowedError if they may not, and see the run; or may do so for no cluster at all
 * @throws NotFoundError if there is none that they may see
 */
export async function runToInspect<T extends Pick<Run, 'cluster'>>(
  authorizer: ClusterAuthorizer,
  credentials: BackstageCredentials,
  read: () => Promise<T>,
): Promise<T> {
  return authorizer.records.toChange(
    credentials,
    { read, missing: MISSING.run },
    {
      reading: seedgenClusterReadPermission,
      permissions: [seedgenImagerInspectPermission],
      needed: () => seedgenImagerInspectPermission,
    },
  );
}

/**
 * Asks for a run. Which one is in the way, if one is, is told to those who may read it.
 *
 * @throws BusyError
 */
export async function submitted<T>(
  authorizer: ClusterAuthorizer,
  credentials: BackstageCredentials,
  cluster: string | undefined,
  submit: () => Promise<T>,
): Promise<T> {
  try {
    return await submit();
  } catch (error) {
    if (
      error instanceof BusyError &&
      !(await authorizer.isGranted(
        seedgenClusterReadPermission,
        cluster ?? '',
        credentials,
      ))
    ) {
      throw error.withoutRun();
    }
    throw error;
  }
}
