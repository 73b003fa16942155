import type { ClusterStatus } from '@seedgen/backstage-plugin-seedgen-common';
import { ageOf } from '../../format';
import { useNow } from '../../hooks';
import { isStale, observedAtOf } from '../../model';
import { useTranslation } from '../../translation';
import { OutageNotice } from '../OutageNotice/OutageNotice';
import { RemedyState } from '../Remedies/RemedyState';
import { Code, Moment, Notice, Reason, Timed } from '../shared';

/** What the reader must know besides: age, outage, problem, external generation, spent. */
export function StatusNotices(props: { status: ClusterStatus }) {
  const { status } = props;
  const { t, format } = useTranslation();
  const now = useNow(5_000);
  const observedAt = observedAtOf(status);
  const { activeRun, lastRun, spent } = status;
  const problem =
    activeRun?.problem ?? (activeRun ? undefined : lastRun?.problem);
  const external = status.snapshot.seedGenerator;
  const generation = status.externalGenerations?.[0];
  const externalImage =
    external?.state === 'present' ? external.seedImage : generation?.seedImage;

  return (
    <>
      {activeRun && observedAt && isStale(observedAt, activeRun, now) && (
        <Notice tone="warning" title={t('status.staleTitle')}>
          {t('status.staleText', {
            age: format.duration(ageOf(observedAt, now)),
          })}
        </Notice>
      )}
      {status.activeRemedy && <RemedyState run={status.activeRemedy} />}
      {activeRun && <OutageNotice run={activeRun} />}
      {problem && (
        <Notice
          tone={activeRun || lastRun?.phase !== 'Failed' ? 'warning' : 'error'}
          title={activeRun ? t('run.problem') : t('run.problemPast')}
        >
          <Reason {...problem} />
        </Notice>
      )}
      {status.externalSeedGenerator && (
        <Notice tone="warning" title={t('status.externalTitle')}>
          {t('status.externalText')}
          {externalImage && (
            <div>
              {t('status.externalImage')}: <Code>{externalImage}</Code>
            </div>
          )}
          {generation && (
            <ol>
              {generation.steps.map(({ at, text }) => (
                <li key={at}>
                  <Moment at={at} /> <Timed text={text} />
                </li>
              ))}
            </ol>
          )}
        </Notice>
      )}
      {spent && (
        <Notice tone="error" title={t('status.spentTitle')}>
          {t('status.spentText', {
            age: format.duration(ageOf(spent.since, now)),
          })}
        </Notice>
      )}
    </>
  );
}
