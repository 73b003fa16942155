import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import { useEntity } from '@backstage/plugin-catalog-react';
import { useClusterStatus } from '../../hooks';
import { clusterOf } from '../../model';
import { useTranslation } from '../../translation';
import { KnownStatus } from '../ClusterState';
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
  const { entity } = useEntity();
  const cluster = clusterOf(entity);
  const resource = useClusterStatus(cluster);
  const classes = useStyles();
  const { t } = useTranslation();
  return (
    <Paper
      className={classes.root}
      component="section"
      aria-label={t('status.rowTitle')}
    >
      <KnownStatus cluster={cluster} resource={resource} rows={[22, 14]}>
        {status => <StatusLine entity={entity} status={status} />}
      </KnownStatus>
    </Paper>
  );
}
