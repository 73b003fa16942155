import type { ClusterStatus } from '@seedgen/backstage-plugin-seedgen-common';
import { ageOf } from '../../../format';
import type { Formats } from '../../../format';
import {
  obstacleName,
  type Translate,
  kindName,
  phaseName,
} from '../../../translation';
import type { Suitability } from './suitability';

/** Why a cluster does not suit, or what will become of it, in a sentence; empty if there is nothing to say. */
export function describeSuitability(
  suitability: Suitability,
  status: ClusterStatus,
  now: number,
  t: Translate,
  format: Formats,
): string {
  const { fitness, at, message, obstacle } = suitability;
  const age = at ? format.duration(ageOf(at, now)) : '';
  switch (fitness) {
    case 'running':
      return status.activeRun
        ? t('form.cluster.why.running', {
            kind: kindName(t, status.activeRun.kind),
            phase: phaseName(t, status.activeRun.phase),
          })
        : '';
    case 'unreachable': {
      const since = at
        ? t('form.cluster.why.unreachable', { age })
        : t('form.cluster.why.unreachableEver');
      return message ? `${since} ${message}` : since;
    }
    case 'spent':
    case 'stale':
      return t(`form.cluster.why.${fitness}`, { age });
    case 'notReady':
      return [obstacle && `${obstacleName(obstacle, t)}.`, message]
        .filter(Boolean)
        .join(' ');
    case 'unknown':
      return message ?? t('form.cluster.why.unknown');
    case 'prepare':
      return message ?? '';
    case 'ready':
    case 'known':
      return '';
    default:
      return t(`form.cluster.why.${fitness}`);
  }
}
