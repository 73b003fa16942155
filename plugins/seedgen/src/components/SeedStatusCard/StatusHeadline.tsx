import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { ClusterStatus } from '@seedgen/backstage-plugin-seedgen-common';
import { ageOf } from '../../format';
import { useNow } from '../../hooks';
import { headlineOf, headlineTone, runTone } from '../../model';
import { useTranslation, kindName, phaseName } from '../../translation';
import { Age, StatusLabel, ToneIcon, subtleText } from '../shared';
import { ActiveRun } from './ActiveRun';

const useStyles = makeStyles(theme => ({
  line: {
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
  },
  text: { color: subtleText(theme), overflowWrap: 'anywhere' },
  last: { marginTop: theme.spacing(0.5) },
}));

/** What is happening on the cluster now, in a word and a sentence. */
export function StatusHeadline(props: { status: ClusterStatus }) {
  const { status } = props;
  const classes = useStyles();
  const { t } = useTranslation();
  const now = useNow(10_000);
  const { title, text } = useHeadlineText(status, now);
  if (status.activeRun) return <ActiveRun run={status.activeRun} />;
  return (
    <div role="status">
      <div className={classes.line}>
        <ToneIcon tone={headlineTone(status, now)} size="medium" />
        <Typography variant="h6" component="p">
          {title}
        </Typography>
      </div>
      <Typography variant="body2" className={classes.text}>
        {text}
      </Typography>
      {status.lastRun && (
        <Typography variant="body2" component="div" className={classes.last}>
          {t('status.lastRun')}: {kindName(t, status.lastRun.kind)} ·{' '}
          <StatusLabel tone={runTone(status.lastRun)}>
            {phaseName(t, status.lastRun.phase)}
          </StatusLabel>{' '}
          · <Age at={status.lastRun.finishedAt ?? status.lastRun.phaseSince} />
        </Typography>
      )}
    </div>
  );
}

function useHeadlineText(
  status: ClusterStatus,
  now: number,
): { title: string; text: string } {
  const { t, format } = useTranslation();
  const { observedAt, reachableAt, failure } = status.snapshot;
  switch (headlineOf(status, now)) {
    case 'never-seen':
      return { title: t('status.neverSeen'), text: t('status.neverSeenText') };
    case 'unreachable': {
      const since = reachableAt
        ? t('status.sinceDuration', {
            duration: format.duration(ageOf(reachableAt, now)),
          })
        : t('status.sinceEver');
      const text = t('status.unreachableText', { since });
      return {
        title: t('status.unreachable'),
        text: failure ? `${text} ${failure.message}` : text,
      };
    }
    case 'unknown':
      return {
        title: t('status.unknown'),
        text: failure?.message ?? t('status.unknownText'),
      };
    case 'stale':
      return {
        title: t('status.stale'),
        text: t('status.staleText', {
          age: format.duration(ageOf(observedAt!, now)),
        }),
      };
    case 'external':
      return {
        title: t('status.externalShort'),
        text: t('status.idleText'),
      };
    default:
      return { title: t('status.idle'), text: t('status.idleText') };
  }
}
