import BuildIcon from '@material-ui/icons/Build';
import CloudDoneIcon from '@material-ui/icons/CloudDone';
import CloudOffIcon from '@material-ui/icons/CloudOff';
import FlagIcon from '@material-ui/icons/Flag';
import HourglassIcon from '@material-ui/icons/HourglassEmpty';
import MessageIcon from '@material-ui/icons/ChatBubbleOutline';
import MilestoneIcon from '@material-ui/icons/PlaylistAddCheck';
import NoteIcon from '@material-ui/icons/Notes';
import DiagnosisIcon from '@material-ui/icons/ReportProblem';
import RegistryIcon from '@material-ui/icons/Storage';
import type { TimelineEntry } from '@seedgen/backstage-plugin-seedgen-common';
import Typography from '@material-ui/core/Typography';
import { alpha, makeStyles, type Theme } from '@material-ui/core/styles';
import type { Tone } from '../../model';
import { useTranslation, phaseName } from '../../translation';
import { Code, Moment, Timed, Tinted, toneColor, subtleText } from '../shared';

/** How an entry of each type looks. */
const ENTRY_LOOKS: Record<
  TimelineEntry['type'],
  {
    Icon: typeof FlagIcon;
    tone: Tone;
    emphasis?: 'lost' | 'back' | 'diagnosed';
  }
> = {
  phase: { Icon: FlagIcon, tone: 'running' },
  message: { Icon: MessageIcon, tone: 'unknown' },
  milestone: { Icon: MilestoneIcon, tone: 'unknown' },
  waiting: { Icon: HourglassIcon, tone: 'warning' },
  'api-lost': { Icon: CloudOffIcon, tone: 'warning', emphasis: 'lost' },
  'api-back': { Icon: CloudDoneIcon, tone: 'ok', emphasis: 'back' },
  registry: { Icon: RegistryIcon, tone: 'ok' },
  effect: { Icon: BuildIcon, tone: 'unknown' },
  diagnosis: { Icon: DiagnosisIcon, tone: 'error', emphasis: 'diagnosed' },
  note: { Icon: NoteIcon, tone: 'unknown' },
};

// Where the system's own colours take the others away.
const marked = {
  '@media (forced-colors: active)': { borderLeft: '6px double CanvasText' },
};

const useStyles = makeStyles((theme: Theme) => ({
  item: {
    display: 'grid',
    gridTemplateColumns: '4.75rem 1.5rem minmax(0, 1fr)',
    columnGap: theme.spacing(1),
    padding: theme.spacing(0.75, 1, 0.75, 1),
    borderLeft: '3px solid transparent',
    '@media (forced-colors: active)': { borderLeftColor: 'Canvas' },
    '& + &': { borderTop: `1px solid ${theme.palette.divider}` },
    [theme.breakpoints.down('xs')]: {
      gridTemplateColumns: '1.5rem minmax(0, 1fr)',
      '& time': { gridColumn: '2' },
    },
  },
  lost: {
    borderLeftColor: toneColor(theme, 'warning'),
    background: alpha(toneColor(theme, 'warning'), 0.1),
    ...marked,
  },
  back: {
    borderLeftColor: toneColor(theme, 'ok'),
    background: alpha(toneColor(theme, 'ok'), 0.1),
    ...marked,
  },
  diagnosed: {
    borderLeftColor: toneColor(theme, 'error'),
    background: alpha(toneColor(theme, 'error'), 0.08),
    ...marked,
  },
  time: {
    color: subtleText(theme),
    fontVariantNumeric: 'tabular-nums',
  },
  text: { overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' },
  meta: { color: subtleText(theme) },
  phase: { fontWeight: 700 },
}));

/** An entry of a timeline; losing and regaining the API stands out. */
export function TimelineItem(props: {
  entry: TimelineEntry;
  /** For the return of the API: how long it was off. */
  outageMs?: number;
}) {
  const { entry, outageMs } = props;
  const classes = useStyles();
  const { t, format } = useTranslation();
  const { Icon, tone, emphasis } = ENTRY_LOOKS[entry.type];
  const typeName = t(`timeline.type.${entry.type}`);
  return (
    <li className={`${classes.item} ${emphasis ? classes[emphasis] : ''}`}>
      <Typography
        variant="body2"
        component="time"
        className={classes.time}
        dateTime={entry.at}
        title={`${format.moment(entry.at)} (${entry.at})`}
      >
        {format.timeOfDay(entry.at)}
      </Typography>
      <Tinted icon={Icon} tone={tone} />
      <div>
        <Typography
          variant="body2"
          className={`${classes.text} ${
            entry.type === 'phase' ? classes.phase : ''
          }`}
        >
          {entry.type === 'message' ? entry.text : <Timed text={entry.text} />}
        </Typography>
        <Typography variant="caption" component="div" className={classes.meta}>
          {typeName} · {phaseName(t, entry.phase)}
          {entry.reasonCode && (
            <>
              {' '}
              · <Code>{entry.reasonCode}</Code>
            </>
          )}
          {entry.source && <> · {t(`timeline.readIn.${entry.source}`)}</>}
          {entry.occurredAt && (
            <>
              {' '}
              ·{' '}
              {t('timeline.occurredAt', {
                moment: <Moment at={entry.occurredAt} />,
              })}
            </>
          )}
          {outageMs !== undefined && (
            <>
              {' '}
              · {t('timeline.outage', { duration: format.duration(outageMs) })}
            </>
          )}
        </Typography>
      </div>
    </li>
  );
}
