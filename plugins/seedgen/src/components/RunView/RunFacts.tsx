import type { RunDetails } from '@seedgen/backstage-plugin-seedgen-common';
import { ageOf, between } from '../../format';
import { useNow } from '../../hooks';
import { isActive, pinnedReference, viewOfKind } from '../../model';
import { useTranslation } from '../../translation';
import { remedyFacts } from '../Remedies/RemedyTerms';
import {
  Code,
  CopyButton,
  Digest,
  Elapsed,
  Facts,
  Moment,
  Person,
} from '../shared';
import { ClusterLink, RunLink } from './RunLink';

/** How long until a limit, or since it passed; the moment itself on hover. */
function Deadline(props: { at: string }) {
  const { at } = props;
  const { t, format } = useTranslation();
  const now = useNow();
  const left = between(new Date(now).toISOString(), at);
  return (
    <time dateTime={at} title={`${format.moment(at)} (${at})`}>
      {left > 0
        ? t('run.deadlineIn', { duration: format.duration(left) })
        : t('run.deadlinePassed', {
            duration: format.duration(ageOf(at, now)),
          })}
    </time>
  );
}

/** Who asked for a run, when and for what, and how long it takes. */
export function RunFacts(props: { run: RunDetails }) {
  const { run } = props;
  const { t, format } = useTranslation();
  const active = isActive(run);
  const noDigest = active ? t('run.noDigest') : t('common.none');
  return (
    <Facts
      facts={[
        run.seedImage && {
          name: t('run.image'),
          wide: true,
          value: (
            <>
              <Code>{run.seedImage}</Code>
              {run.digest ? (
                <CopyButton
                  text={pinnedReference(run.seedImage, run.digest)}
                  label={t('image.copyPull')}
                />
              ) : (
                <CopyButton
                  text={run.seedImage}
                  label={t('common.copyImage')}
                />
              )}
            </>
          ),
        },
        viewOfKind(run.kind).makesImage && {
          name: t('run.digest'),
          value: run.digest ? <Digest digest={run.digest} /> : noDigest,
        },
        run.cluster !== '' && {
          name: t('run.cluster'),
          value: <ClusterLink cluster={run.cluster} />,
        },
        {
          name: t('run.requestedBy'),
          value: <Person reference={run.requestedBy} />,
        },
        {
          name: t('run.requestedAt'),
          value: <Moment at={run.requestedAt} />,
        },
        {
          name: active ? t('run.elapsed') : t('run.took'),
          value: <Elapsed from={run.requestedAt} until={run.finishedAt} />,
        },
        active &&
          run.deadline && {
            name: t('run.deadline'),
            value: <Deadline at={run.deadline} />,
          },
        { name: t('run.id'), value: <RunLink id={run.id} /> },
        ...(run.remedy ? remedyFacts(run.remedy, t) : []),
        run.followedBy && {
          name: t('remedy.newRun'),
          value: <RunLink id={run.followedBy} />,
        },
        run.seed && {
          name: t('run.size'),
          value: format.bytes(run.seed.sizeBytes),
        },
        run.strategy && {
          name: t('run.strategy'),
          value: <Code>{run.strategy}</Code>,
        },
        run.device && {
          name: t('run.device'),
          value: <Code>{run.device}</Code>,
        },
        run.reason && {
          name: t('run.reason'),
          wide: true,
          value: run.reason,
        },
      ]}
    />
  );
}
