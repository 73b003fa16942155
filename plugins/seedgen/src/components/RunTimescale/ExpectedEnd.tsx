import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type {
  RunDetails,
  RunEstimate,
} from '@seedgen/backstage-plugin-seedgen-common';
import { useTranslation } from '../../translation';
import { TimeOfDay, subtleText } from '../shared';

const useStyles = makeStyles(theme => ({
  root: { marginBottom: theme.spacing(1.5) },
  basis: { color: subtleText(theme) },
}));

/** When an active run is expected to end and its API to be back, from history; or why that is not known. */
export function ExpectedEnd(props: {
  run: Pick<RunDetails, 'estimates' | 'finishedAt' | 'unreachableSince'>;
}) {
  const { estimates, finishedAt, unreachableSince } = props.run;
  const classes = useStyles();
  if (!estimates || finishedAt) return null;
  const { end, outageEnd } = estimates;
  return (
    <Typography variant="body2" component="div" className={classes.root}>
      <Expected estimate={end} what="end" />
      {/* Without history both would say the same. */}
      {unreachableSince && outageEnd?.range && (
        <Expected estimate={outageEnd} what="outageEnd" />
      )}
    </Typography>
  );
}

function Expected(props: { estimate: RunEstimate; what: 'end' | 'outageEnd' }) {
  const { estimate, what } = props;
  const { range, reason, basis } = estimate;
  const classes = useStyles();
  const { t } = useTranslation();
  if (!range) {
    return (
      <div className={classes.basis}>
        {t('timescale.noEstimate')}
        {reason && <> {reason.message}</>}
      </div>
    );
  }
  return (
    <div>
      <strong>
        {t(`timescale.estimate.${what}`, {
          from: <TimeOfDay at={range.from} />,
          to: <TimeOfDay at={range.to} />,
        })}
      </strong>{' '}
      <span className={classes.basis}>
        {t('timescale.basis', {
          own: String(basis.clusterRuns),
          others: String(basis.fleetRuns),
        })}
      </span>
    </div>
  );
}
