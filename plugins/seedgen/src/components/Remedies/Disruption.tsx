import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import OutageIcon from '@material-ui/icons/CloudOff';
import NoneIcon from '@material-ui/icons/CheckCircleOutline';
import RebootIcon from '@material-ui/icons/PowerSettingsNew';
import RestartIcon from '@material-ui/icons/Replay';
import type { RemedyDisruption } from '@seedgen/backstage-plugin-seedgen-common';
import type { Tone } from '../../model';
import { useTranslation } from '../../translation';
import { Tinted, subtleText } from '../shared';

const LOOKS: Record<RemedyDisruption, { icon: typeof OutageIcon; tone: Tone }> =
  {
    none: { icon: NoneIcon, tone: 'ok' },
    restart: { icon: RestartIcon, tone: 'info' },
    rollout: { icon: RebootIcon, tone: 'warning' },
    outage: { icon: OutageIcon, tone: 'error' },
  };

const useStyles = makeStyles(theme => ({
  root: {
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr)',
    columnGap: theme.spacing(1),
    alignItems: 'center',
  },
  text: { gridColumn: 2, color: subtleText(theme) },
}));

/** What the cluster goes through for a remedy, as an icon, a word and a sentence. */
export function Disruption(props: { disruption: RemedyDisruption }) {
  const { disruption } = props;
  const classes = useStyles();
  const { t } = useTranslation();
  return (
    <div className={classes.root}>
      <Tinted {...LOOKS[disruption]} />
      <Typography variant="body2">
        <strong>
          {t('remedy.disruptionTitle')}: {t(`remedy.disruption.${disruption}`)}
        </strong>
      </Typography>
      <Typography variant="body2" className={classes.text}>
        {t(`remedy.disruptionText.${disruption}`)}
      </Typography>
    </div>
  );
}
