import type { ClusterStatus } from '@seedgen/backstage-plugin-seedgen-common';
import { isStale } from './freshness';
import type { Tone } from './headline';
import { readinessOf } from './readiness';

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
  status: Pick<ClusterStatus, 'snapshot' | 'storage'>,
  now: number,
): Vitals {
  const { snapshot, storage } = status;
  const { lifecycleAgent } = snapshot;
  const current =
    snapshot.reachability === 'reachable' &&
    !isStale(snapshot.observedAt, undefined, now);
  const readiness = readinessOf(storage, now);
  return {
    version: snapshot.version,
    agent: current
      ? agentOf(lifecycleAgent)
      : { state: 'unknown', tone: 'unknown' },
    storage: {
      state: readiness.stale ? 'unknown' : readiness.status,
      tone: readiness.tone,
    },
  };
}

function agentOf(
  agent: ClusterStatus['snapshot']['lifecycleAgent'],
): Vitals['agent'] {
  if (!agent) return { state: 'unknown', tone: 'unknown' };
  const { installed, ready, version } = agent;
  if (!installed) return { state: 'not-installed', tone: 'error' };
  return ready
    ? { state: 'ready', version, tone: 'ok' }
    : { state: 'not-ready', version, tone: 'warning' };
}
