import type { StorageReadiness } from '@seedgen/backstage-plugin-seedgen-common';
import { useNow } from '../../hooks';
import { readinessOf } from '../../model';
import { useTranslation } from '../../translation';
import { Age, StatusLabel } from '../shared';

const KEYS = {
  ready: 'clusters.ready',
  'not-ready': 'clusters.notReady',
  unknown: 'clusters.unknown',
} as const;

/** Whether a cluster's disks will do, in a word; an old verdict says how old it is. */
export function ReadinessCell(props: {
  storage: Pick<StorageReadiness, 'status' | 'observedAt'>;
}) {
  const { storage } = props;
  const { t } = useTranslation();
  const { status, stale, tone } = readinessOf(storage, useNow(10_000));
  return (
    <>
      <StatusLabel tone={tone}>{t(KEYS[status])}</StatusLabel>
      {stale && storage.observedAt && (
        <div>
          <Age at={storage.observedAt} />
        </div>
      )}
    </>
  );
}
