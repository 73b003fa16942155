import { makeStyles } from '@material-ui/core/styles';
import Divider from '@material-ui/core/Divider';
import type { ClusterStatus } from '@seedgen/backstage-plugin-seedgen-common';
import { ClusterVitals } from './ClusterVitals';
import { LastSeed } from './LastSeed';
import { ReadinessNotices } from './ReadinessNotices';
import { StatusHeadline } from './StatusHeadline';
import { StatusNotices } from './StatusNotices';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(2),
  },
}));

/** The whole of a cluster's seed status: what is now, what to know about it, what was made. */
export function SeedStatus(props: { status: ClusterStatus }) {
  const { status } = props;
  const classes = useStyles();
  return (
    <div className={classes.root}>
      <StatusHeadline status={status} />
      {!status.activeRun && <ClusterVitals status={status} />}
      <ReadinessNotices status={status} />
      <StatusNotices status={status} />
      <Divider />
      <LastSeed seed={status.lastSeed} />
    </div>
  );
}
