import type { ClusterStatus } from '@seedgen/backstage-plugin-seedgen-common';
import { isStale, type Tone, readinessOf } from './status';

/** What a seed needs most, at a glance. */
export interface Vitals {
  /** Release of OpenShift, which does not change unseen. */
  version?: string;
  agent: {
    state: 'ready' | 'not-ready' | 'not-installed' | 'unknown';
    version?: string;
    tone: Tone;
  };
  storage: { state: 'ready' | 'not-ready' | 'unknown'; tone: Tone };
}

/** Whether a cluster has what a seed needs most; what was seen too long ago is unknown. */
export function vitalsOf(
  status: Pick<ClusterStatus, 'snapshot' | 'storage' | 'readiness'>,
  now: number,
): Vitals {
  const { snapshot, storage } = status;
  const current =
    snapshot.reachability === 'reachable' &&
    !isStale(snapshot.observedAt, undefined, now);
  const readiness = readinessOf(storage, now);
  return {
    version: snapshot.version,
    agent: current ? agentOf(status) : { state: 'unknown', tone: 'unknown' },
    storage: {
      state: readiness.stale ? 'unknown' : readiness.status,
      tone: readiness.tone,
    },
  };
}

// What the check says and no more, so that a line never claims what a preflight denies.
function agentOf({
  snapshot,
  readiness,
}: Pick<ClusterStatus, 'snapshot' | 'readiness'>): Vitals['agent'] {
  const check = readiness?.checks.find(
    ({ id }) => id === 'lifecycle-agent-running',
  );
  const version = snapshot.lifecycleAgent?.version;
  if (check?.status === 'pass') return { state: 'ready', version, tone: 'ok' };
  if (check?.status !== 'fail') return { state: 'unknown', tone: 'unknown' };
  return check.reasonCode === 'LifecycleAgentNotInstalled'
    ? { state: 'not-installed', tone: 'error' }
    : { state: 'not-ready', version, tone: 'warning' };
}
