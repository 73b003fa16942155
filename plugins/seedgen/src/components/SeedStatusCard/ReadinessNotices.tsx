import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import {
  obstaclesOf,
  type ClusterStatus,
  type ReadinessCheck,
} from '@seedgen/backstage-plugin-seedgen-common';
import { useNow } from '../../hooks';
import { headlineOf } from '../../model';
import { obstacleName, useTranslation } from '../../translation';
import { Age, Notice, Reason, StatusLabel, subtleText } from '../shared';

const useStyles = makeStyles(theme => ({
  list: {
    listStyle: 'none',
    margin: 0,
    padding: 0,
    color: subtleText(theme),
  },
}));

/**
 * What keeps the cluster from becoming a seed and what to do about it, and what only a preflight says:
 * its last answer with its age, or that there is none yet.
 */
export function ReadinessNotices(props: { status: ClusterStatus }) {
  const { status } = props;
  const { readiness } = status;
  const classes = useStyles();
  const { t } = useTranslation();
  const now = useNow(10_000);
  // Of a cluster that is silent, spent or not seen lately other things are said.
  if (!readiness || status.spent || headlineOf(status, now) !== 'idle') {
    return null;
  }
  const kept = readiness.checks.filter(
    ({ source, status: said }) =>
      source !== 'look' && (said === 'pass' || said === 'warn'),
  );
  return (
    <>
      {obstaclesOf(readiness).map(check => (
        <Obstacle key={check.id} check={check} />
      ))}
      {kept.length + readiness.inPreflight.length > 0 && (
        <Typography variant="body2" component="ul" className={classes.list}>
          {kept.map(check => (
            <li key={check.id}>
              <StatusLabel tone={check.status === 'pass' ? 'ok' : 'warning'}>
                {check.title}
              </StatusLabel>{' '}
              <KeptAge check={check} />
            </li>
          ))}
          {readiness.inPreflight.map(({ id, title }) => (
            <li key={id}>
              <StatusLabel tone="unknown">{title}</StatusLabel> ·{' '}
              {t('readiness.inPreflight')}
            </li>
          ))}
        </Typography>
      )}
    </>
  );
}

function Obstacle(props: { check: ReadinessCheck }) {
  const { check } = props;
  const { t } = useTranslation();
  return (
    <Notice
      tone={check.status === 'fail' ? 'error' : 'unknown'}
      title={obstacleName(check, t)}
    >
      <Reason
        message={check.message ?? check.title}
        remedy={check.remedy}
        code={check.reasonCode}
      />
      {check.source !== 'look' && <KeptAge check={check} />}
    </Notice>
  );
}

function KeptAge(props: { check: ReadinessCheck }) {
  const { check } = props;
  const { t } = useTranslation();
  return (
    <span>
      · {t(check.source === 'run' ? 'readiness.keptRun' : 'readiness.kept')}{' '}
      <Age at={check.asOf} />
    </span>
  );
}
