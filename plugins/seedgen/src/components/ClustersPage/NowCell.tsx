import { Link } from '@backstage/core-components';
import type { ClusterStatus } from '@seedgen/backstage-plugin-seedgen-common';
import { useNow } from '../../hooks';
import { headlineOf, headlineTone } from '../../model';
import { useTranslation } from '../../translation';
import { StatusLabel } from '../shared';

const TITLES = {
  external: 'status.externalShort',
  'never-seen': 'status.neverSeen',
  unreachable: 'status.unreachable',
  unknown: 'status.unknown',
  stale: 'status.stale',
  idle: 'status.idle',
} as const;

/** What is happening on a cluster, in a word, and whether it is spent. */
export function NowCell(props: {
  status: ClusterStatus;
  runLink: (id: string) => string;
}) {
  const { status, runLink } = props;
  const { t } = useTranslation();
  const { activeRun: run } = status;
  const now = useNow(10_000);
  const headline = headlineOf(status, now);
  return (
    <>
      <StatusLabel tone={headlineTone(status, now)}>
        {run && (
          <Link to={runLink(run.id)}>
            {t(`kind.${run.kind}`)}: {t(`phase.${run.phase}`)}
          </Link>
        )}
        {headline !== 'running' && t(TITLES[headline])}
      </StatusLabel>
      {status.spent && (
        <div>
          <StatusLabel tone="error">{t('clusters.spent')}</StatusLabel>
        </div>
      )}
    </>
  );
}
