import type { ClusterStatus } from '@seedgen/backstage-plugin-seedgen-common';
import { headlineOf } from './headline';
import { readinessOf } from './readiness';

/** Whether generating a seed is the next thing to do on a cluster, rather than only possible. */
export function isReadyToGenerate(status: ClusterStatus, now: number): boolean {
  return (
    headlineOf(status, now) === 'idle' &&
    readinessOf(status.storage, now).tone === 'ok' &&
    !status.spent
  );
}
