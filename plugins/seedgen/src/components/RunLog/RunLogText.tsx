import { useMemo } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import {
  seedgenClusterReadPermission,
  type RunDetails,
  type RunLogSource,
} from '@seedgen/backstage-plugin-seedgen-common';
import { useRunLog } from '../../hooks';
import { useTranslation } from '../../translation';
import { Age, Empty, Placeholder, RequestError, subtleText } from '../shared';
import { LogLines } from './LogLines';
import { plainText } from './plainText';

const useStyles = makeStyles(theme => ({
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
export function RunLogText(props: {
  run: Pick<RunDetails, 'id' | 'timeline'>;
  source: RunLogSource;
}) {
  const { run, source } = props;
  const classes = useStyles();
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
