import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { FleetCounts } from '@seedgen/backstage-plugin-seedgen-common';
import { fleetVerdictOf } from '../../model';
import { useTranslation, type Translate } from '../../translation';
import { ToneIcon } from '../shared';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    margin: 0,
  },
}));

/** Whether somebody is needed, before anything else. */
export function FleetVerdict(props: { counts: FleetCounts }) {
  const classes = useStyles();
  const { t } = useTranslation();
  const { tone } = fleetVerdictOf(props.counts);
  return (
    <Typography variant="h5" component="h2" className={classes.root}>
      <ToneIcon tone={tone} size="medium" />
      <span>{sentenceOf(props.counts, t)}</span>
    </Typography>
  );
}

function sentenceOf(counts: FleetCounts, t: Translate): string {
  const { kind, count, total } = fleetVerdictOf(counts);
  switch (kind) {
    case 'needed':
      return t('fleet.needed', { count, total: String(total) });
    case 'not-ready':
      return t('fleet.notReady', { count, total: String(total) });
    case 'not-all-known':
      return t('fleet.notAllKnown', { count, total: String(total) });
    default:
      return t('fleet.calm');
  }
}
