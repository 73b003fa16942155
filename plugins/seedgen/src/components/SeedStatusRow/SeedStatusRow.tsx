import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslation } from '../../translation';
import { EntityProblem, KnownStatus, useEntityCluster } from '../ClusterState';
import { StatusLine } from './StatusLine';

const useStyles = makeStyles(theme => ({
  root: { padding: theme.spacing(1.5, 2), minWidth: 0 },
}));

/**
 * How the cluster of the entity stands, in a line: for an overview that has no room for the card *Seed
 * status*, or is read on a phone.
 *
 * @public
 */
export function SeedStatusRow() {
  const { entity, resource, problem } = useEntityCluster();
  const classes = useStyles();
  const { t } = useTranslation();
  if (problem) return <EntityProblem entity={entity} problem={problem} />;
  return (
    <Paper
      className={classes.root}
      component="section"
      aria-label={t('status.rowTitle')}
    >
      <KnownStatus resource={resource} rows={[22, 14]}>
        {status => <StatusLine entity={entity} status={status} />}
      </KnownStatus>
    </Paper>
  );
}
