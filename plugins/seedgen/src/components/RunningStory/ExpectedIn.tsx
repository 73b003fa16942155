import type { Run } from '@seedgen/backstage-plugin-seedgen-common';
import { useNow, useRunEstimates } from '../../hooks';
import { useTranslation } from '../../translation';
import { Clock } from '../shared';

/** When a run is expected to end, in a few words; honest where nothing can be said. */
export function ExpectedIn(props: { run: Run }) {
  const { t } = useTranslation();
  const now = useNow(10_000);
  const end = useRunEstimates(props.run)?.end;
  // Not read yet, or not readable: then nothing is said of it.
  if (!end) return null;
  const { range, reason } = end;
  if (!range) {
    return (
      <>
        {reason?.code === 'LongerThanEver'
          ? t('fleet.expectedPassed')
          : t('fleet.noEstimate')}
      </>
    );
  }
  if (Date.parse(range.to) < now) return <>{t('fleet.expectedPassed')}</>;
  return (
    <>
      {t('fleet.expected', {
        from: <Clock at={range.from} />,
        to: <Clock at={range.to} />,
      })}
    </>
  );
}
