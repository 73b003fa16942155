import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type {
  Run,
  ClusterStatus,
} from '@seedgen/backstage-plugin-seedgen-common';
import { ageOf } from '../../format';
import { useNow } from '../../hooks';
import { runTone, headlineOf, headlineTone } from '../../model';
import {
  useTranslation,
  kindName,
  phaseName,
  phaseText,
} from '../../translation';
import { RunProgress } from '../RunProgress/RunProgress';
import {
  Elapsed,
  Person,
  TimeOfDay,
  ToneIcon,
  subtleText,
  Timed,
  Age,
  StatusLabel,
} from '../shared';

const useActiveRunStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1),
    minWidth: 0,
  },
  line: { display: 'flex', alignItems: 'center', gap: theme.spacing(1) },
  subtle: { color: subtleText(theme) },
  text: { overflowWrap: 'anywhere' },
}));

/** The run that is under way: which phase, since when, what was seen last, who asked. */
function ActiveRun(props: { run: Run }) {
  const { run } = props;
  const classes = useActiveRunStyles();
  const { t } = useTranslation();
  return (
    <div className={classes.root}>
      <div className={classes.line}>
        <ToneIcon tone={runTone(run)} size="medium" />
        <Typography variant="h6" component="p">
          {kindName(t, run.kind)}: {phaseName(t, run.phase)}
        </Typography>
      </div>
      <RunProgress run={run} />
      <div role="status">
        <Typography variant="body2" className={classes.text}>
          <Timed text={run.statusText || phaseText(t, run.phase)} />
        </Typography>
      </div>
      <Typography variant="body2" component="div" className={classes.subtle}>
        {t('status.since', {
          time: <TimeOfDay at={run.phaseSince} />,
          duration: <Elapsed from={run.phaseSince} />,
        })}{' '}
        · {t('status.requestedBy')} <Person reference={run.requestedBy} />
      </Typography>
    </div>
  );
}

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
    case 'not-configured':
      return {
        title: t('status.notConfigured'),
        text: observedAt
          ? t('status.notConfiguredText', {
              age: format.duration(ageOf(observedAt, now)),
            })
          : t('status.notConfiguredUnseen'),
      };
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
