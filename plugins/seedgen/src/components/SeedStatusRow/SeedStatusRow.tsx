import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import { useEntity } from '@backstage/plugin-catalog-react';
import {
  SEEDGEN_CLUSTER_ANNOTATION,
  seedgenClusterReadPermission,
} from '@seedgen/backstage-plugin-seedgen-common';
import { useClusterStatus } from '../../hooks';
import { clusterOf } from '../../model';
import { useTranslation } from '../../translation';
import { Placeholder, RequestError, StaleNotice } from '../shared';
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
  const classes = useStyles();
  const { t } = useTranslation();
  const { value: status, error, readAt, refresh } = useClusterStatus(cluster);

  let content = <Placeholder rows={[22, 14]} />;
  if (status) {
    content = (
      <>
        {error && <StaleNotice error={error} readAt={readAt} />}
        <StatusLine entity={entity} status={status} />
      </>
    );
  } else if (error) {
    content = (
      <RequestError
        error={error}
        permission={seedgenClusterReadPermission.name}
        notFound={t('error.clusterNotFound', {
          cluster: cluster ?? '',
          annotation: SEEDGEN_CLUSTER_ANNOTATION,
        })}
        onRetry={refresh}
      />
    );
  }
  return (
    <Paper
      className={classes.root}
      component="section"
      aria-label={t('status.rowTitle')}
    >
      {content}
    </Paper>
  );
}
