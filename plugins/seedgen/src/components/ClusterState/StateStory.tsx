import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import type { FleetStory } from '../../model';
import { runRouteRef } from '../../routes';
import { obstacleName, useTranslation, phaseName } from '../../translation';
import { Age, LongText } from '../shared';
import { RunningStory } from '../RunningStory/RunningStory';

/** Why a cluster stands as it does, in a line or two. */
export function StateStory(props: { story: FleetStory }) {
  const { story } = props;
  const { t } = useTranslation();
  const runRoute = useRouteRef(runRouteRef);
  switch (story.kind) {
    case 'run':
      return <RunningStory run={story.run} />;
    case 'failed-run':
      return (
        <>
          <Link to={runRoute({ id: story.run.id })}>
            {t('fleet.story.lastRunEnded', {
              phase: phaseName(t, story.run.phase),
            })}
          </Link>{' '}
          <Age at={story.run.finishedAt ?? story.run.phaseSince} />
          {story.run.problem && (
            <LongText>{story.run.problem.message}</LongText>
          )}
        </>
      );
    case 'unreachable':
      return (
        <>
          {story.since ? (
            <>
              {t('fleet.story.silentSince')} <Age at={story.since} />
            </>
          ) : (
            t('fleet.story.neverAnswered')
          )}
          {story.reason && <LongText>{story.reason}</LongText>}
        </>
      );
    case 'unreadable':
      return (
        <>
          {t('fleet.story.unreadable')}
          {story.reason && <LongText>{story.reason}</LongText>}
        </>
      );
    case 'obstacles': {
      const shown = story.obstacles.slice(0, 3);
      const more = story.obstacles.length - shown.length;
      return (
        <>
          {[
            ...shown.map(check => obstacleName(check, t)),
            ...(more > 0 ? [t('readiness.more', { count: more })] : []),
          ].join(' · ')}
        </>
      );
    }
    case 'spent':
      return (
        <>
          {story.runId ? (
            <Link to={runRoute({ id: story.runId })}>
              {t('fleet.story.spent')}
            </Link>
          ) : (
            t('fleet.story.spent')
          )}{' '}
          <Age at={story.since} />
        </>
      );
    default:
      return <>{t(`fleet.story.${story.kind}`)}</>;
  }
}
