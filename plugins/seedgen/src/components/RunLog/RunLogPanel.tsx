import { useState } from 'react';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import {
  runLogSourceSchema,
  type RunDetails,
  type RunLogSource,
} from '@seedgen/backstage-plugin-seedgen-common';
import { useTranslation } from '../../translation';
import { Panel, subtleText } from '../shared';
import { RunLogText } from './RunLogText';

const useStyles = makeStyles(theme => ({
  sources: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1),
    marginTop: theme.spacing(1.5),
  },
  text: { color: subtleText(theme) },
}));

/** The logs that are kept of a run; each is read once somebody wants to see it. */
export function RunLogPanel(props: {
  run: Pick<RunDetails, 'id' | 'timeline'>;
}) {
  const { run } = props;
  const classes = useStyles();
  const { t } = useTranslation();
  const [shown, setShown] = useState<RunLogSource>();
  return (
    <Panel title={t('log.title')}>
      <Typography variant="body2" className={classes.text}>
        {t('log.text')}
      </Typography>
      <div className={classes.sources} role="group" aria-label={t('log.title')}>
        {runLogSourceSchema.options.map(source => (
          <Button
            key={source}
            size="small"
            color="primary"
            variant={source === shown ? 'contained' : 'outlined'}
            aria-pressed={source === shown}
            onClick={() => setShown(source === shown ? undefined : source)}
          >
            {t(`log.source.${source}`)}
          </Button>
        ))}
      </div>
      {shown && <RunLogText run={run} source={shown} />}
    </Panel>
  );
}
