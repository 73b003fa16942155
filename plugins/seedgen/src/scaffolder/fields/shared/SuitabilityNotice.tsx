import Button from '@material-ui/core/Button';
import { useApi } from '@backstage/core-plugin-api';
import type { ClusterStatus } from '@seedgen/backstage-plugin-seedgen-common';
import { seedgenApiRef } from '../../../api';
import { RunLink } from '../../../components/RunView/RunLink';
import { Age, Notice, Reason } from '../../../components/shared';
import { useAction, useNow } from '../../../hooks';
import { errorMessageOf, observedAtOf } from '../../../model';
import { useTranslation } from '../../../translation';
import { describeSuitability } from './describeSuitability';
import { suits, type Suitability } from './suitability';

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
