import type { Run } from '@seedgen/backstage-plugin-seedgen-common';
import { useNow } from '../../hooks';
import { outageOf, viewOfKind } from '../../model';
import { useTranslation } from '../../translation';
import { Notice } from '../shared';

/** Explains that the API of the cluster of a run is off, and how long that usually lasts. */
export function OutageNotice(props: {
  run: Pick<Run, 'kind' | 'unreachableSince'>;
}) {
  const { run } = props;
  const { t, format } = useTranslation();
  const outage = outageOf(run, useNow());
  if (!outage) return null;
  const duration = format.duration(outage.durationMs);
  if (outage.long) {
    return (
      <Notice tone="warning" title={t('status.outageLongTitle', { duration })}>
        {t('status.outageLongText')}
      </Notice>
    );
  }
  return (
    <Notice tone="info" title={t('status.outageTitle', { duration })}>
      {t(viewOfKind(run.kind).outage)}
    </Notice>
  );
}
