import { useMemo, useState } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import {
  seedgenClusterReadPermission,
  type RunDetails,
  type RunLogSource,
  runLogSourceSchema,
} from '@seedgen/backstage-plugin-seedgen-common';
import Typography from '@material-ui/core/Typography';
import { useRunLog } from '../../hooks';
import { useTranslation } from '../../translation';
import {
  Age,
  Empty,
  Placeholder,
  RequestError,
  subtleText,
  Panel,
} from '../shared';
import { LogLines } from './LogLines';
import { plainText } from './logText';

const useRunLogTextStyles = makeStyles(theme => ({
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: theme.spacing(1),
    margin: theme.spacing(1.5, 0, 1),
    color: subtleText(theme),
  },
}));

/** One log, as it was kept last. */
function RunLogText(props: {
  run: Pick<RunDetails, 'id' | 'timeline'>;
  source: RunLogSource;
}) {
  const { run, source } = props;
  const classes = useRunLogTextStyles();
  const { t } = useTranslation();
  const { value, error, refresh, reading } = useRunLog(run.id, source);
  const text = useMemo(() => plainText(value?.text ?? ''), [value?.text]);

  if (!value) {
    return error ? (
      <RequestError
        error={error}
        permission={seedgenClusterReadPermission.name}
        onRetry={refresh}
      />
    ) : (
      <Placeholder rows={[16, 16, 16, 16]} />
    );
  }
  const again = (
    <Button size="small" color="primary" onClick={refresh} disabled={reading}>
      {t('log.again')}
    </Button>
  );
  if (text.trim() === '') {
    return (
      <Empty title={t('log.empty')} text={t(`log.emptyText.${source}`)}>
        {again}
      </Empty>
    );
  }
  return (
    <>
      {error && (
        <RequestError
          error={error}
          permission={seedgenClusterReadPermission.name}
          onRetry={refresh}
        />
      )}
      <div className={classes.head}>
        <span>
          {t('log.kept')} {value.keptAt && <Age at={value.keptAt} />}
        </span>
        {again}
      </div>
      <LogLines
        key={source}
        text={text}
        source={source}
        timeline={run.timeline}
      />
    </>
  );
}

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
