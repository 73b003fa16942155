import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { StorageReadiness } from '@seedgen/backstage-plugin-seedgen-common';
import { useNow } from '../../hooks';
import { readinessOf } from '../../model';
import { useTranslation } from '../../translation';
import { Age, ToneIcon, subtleText } from '../shared';

const useStyles = makeStyles(theme => ({
  line: { display: 'flex', alignItems: 'center', gap: theme.spacing(1) },
  text: { color: subtleText(theme) },
}));

const TEXTS = {
  ready: { title: 'storage.ready', text: 'storage.readyText' },
  'not-ready': { title: 'storage.notReady', text: 'storage.notReadyText' },
  unknown: { title: 'storage.unknown', text: 'storage.unknownText' },
} as const;

/** Whether the disks will do, in a word and a sentence; an old verdict says how old it is. */
export function ReadinessHeadline(props: {
  storage: Pick<StorageReadiness, 'status' | 'observedAt'>;
}) {
  const { storage } = props;
  const classes = useStyles();
  const { t } = useTranslation();
  const { status, stale, tone } = readinessOf(storage, useNow(10_000));
  const { title, text } = TEXTS[status];
  return (
    <div role="status">
      <div className={classes.line}>
        <ToneIcon tone={tone} size="medium" />
        <Typography variant="h6" component="p">
          {t(title)}
          {stale && storage.observedAt && (
            <>
              {' – '}
              <Age at={storage.observedAt} />
            </>
          )}
        </Typography>
      </div>
      <Typography variant="body2" className={classes.text}>
        {stale ? t('storage.staleText') : t(text)}
      </Typography>
    </div>
  );
}
