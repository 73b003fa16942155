import type { ClusterStatus } from '@seedgen/backstage-plugin-seedgen-common';
import Button from '@material-ui/core/Button';
import { useApi } from '@backstage/core-plugin-api';
import { seedgenApiRef } from '../../../api';
import { RunLink } from '../../../components/RunView/RunLink';
import { Age, Notice, Reason } from '../../../components/shared';
import { ageOf, type Formats } from '../../../format';
import { useAction, useNow } from '../../../hooks';
import { errorMessageOf, observedAtOf } from '../../../model';
import {
  obstacleName,
  type Translate,
  kindName,
  phaseName,
  useTranslation,
} from '../../../translation';
import { type Suitability, suits } from './suitability';

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

/** Why the chosen cluster does not suit, as of when, and a way to look again. */
export function SuitabilityNotice(props: {
  status: ClusterStatus;
  suitability: Suitability;
}) {
  const { status, suitability } = props;
  const { t, format } = useTranslation();
  const api = useApi(seedgenApiRef);
  const now = useNow(10_000);
  // The answer comes with the next picture of the cluster.
  const look = useAction(() => api.refreshCluster(status.name));
  if (suits(suitability)) return null;
  const at = observedAtOf(status);
  return (
    <Notice
      tone={suitability.tone}
      title={`${status.title ?? status.name}: ${t(
        `form.cluster.word.${suitability.fitness}`,
      )}`}
      actions={
        <Button
          size="small"
          color="primary"
          onClick={look.run}
          disabled={look.running}
        >
          {look.running ? t('common.refreshing') : t('common.refresh')}
        </Button>
      }
    >
      <Reason
        message={describeSuitability(suitability, status, now, t, format)}
        remedy={suitability.remedy}
      />
      {suitability.fitness === 'running' && status.activeRun && (
        <div>
          {t('common.runInTheWay')}: <RunLink id={status.activeRun.id} newTab />
        </div>
      )}
      <div>
        {suitability.fitness === 'spent'
          ? t('form.cluster.spentAnyway')
          : t('form.cluster.chooseAnyway')}
        {at && (
          <>
            {' '}
            {t('form.cluster.asOf')} <Age at={at} />
          </>
        )}
      </div>
      {look.error && (
        <div>
          {t('form.lookFailed', { message: errorMessageOf(look.error) })}
        </div>
      )}
    </Notice>
  );
}
