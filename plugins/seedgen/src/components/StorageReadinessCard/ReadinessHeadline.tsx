import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { StorageReadiness } from '@seedgen/backstage-plugin-seedgen-common';
import { useTranslation } from '../../translation';
import { ToneIcon } from '../shared';

const useStyles = makeStyles(theme => ({
  line: { display: 'flex', alignItems: 'center', gap: theme.spacing(1) },
  text: { color: theme.palette.text.secondary },
}));

const TEXTS = {
  ready: { tone: 'ok', title: 'storage.ready', text: 'storage.readyText' },
  'not-ready': {
    tone: 'error',
    title: 'storage.notReady',
    text: 'storage.notReadyText',
  },
  unknown: {
    tone: 'unknown',
    title: 'storage.unknown',
    text: 'storage.unknownText',
  },
} as const;

/** Whether the disks will do, in a word and a sentence. */
export function ReadinessHeadline(props: {
  storage: Pick<StorageReadiness, 'status'>;
}) {
  const classes = useStyles();
  const { t } = useTranslation();
  const { tone, title, text } = TEXTS[props.storage.status];
  return (
    <div role="status">
      <div className={classes.line}>
        <ToneIcon tone={tone} size="default" />
        <Typography variant="h6" component="p">
          {t(title)}
        </Typography>
      </div>
      <Typography variant="body2" className={classes.text}>
        {t(text)}
      </Typography>
    </div>
  );
}
