import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { ClusterStatus } from '@seedgen/backstage-plugin-seedgen-common';
import { useNow } from '../../hooks';
import { vitalsOf } from '../../model';
import { useTranslation } from '../../translation';
import { StatusLabel } from '../shared';

const useStyles = makeStyles(theme => ({
  list: {
    listStyle: 'none',
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0.5, 2.5),
    margin: 0,
    padding: 0,
  },
}));

/** What a seed needs most, in one line: release, Lifecycle Agent, storage. */
export function ClusterVitals(props: { status: ClusterStatus }) {
  const classes = useStyles();
  const { t } = useTranslation();
  const { version, agent, storage } = vitalsOf(props.status, useNow(10_000));
  const { sources } = props.status;
  const agentText = t(`vitals.agent.${agent.state}`);
  return (
    <Typography
      variant="body2"
      component="ul"
      className={classes.list}
      aria-label={t('vitals.label')}
    >
      {version && <li>OpenShift {version}</li>}
      {sources && (
        <li>
          {t('vitals.sources', {
            sources: sources
              .map(({ source, name }) => `${source} (${name})`)
              .join(', '),
          })}
        </li>
      )}
      <li>
        <StatusLabel tone={agent.tone}>
          {agent.version ? `${agentText} (${agent.version})` : agentText}
        </StatusLabel>
      </li>
      <li>
        <StatusLabel tone={storage.tone}>
          {t(`vitals.storage.${storage.state}`)}
        </StatusLabel>
      </li>
    </Typography>
  );
}
