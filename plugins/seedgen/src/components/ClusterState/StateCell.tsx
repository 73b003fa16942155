import { makeStyles } from '@material-ui/core/styles';
import type { FleetCluster } from '@seedgen/backstage-plugin-seedgen-common';
import { useNow } from '../../hooks';
import { fleetStoryOf, isOldPicture } from '../../model';
import { useTranslation } from '../../translation';
import { subtleText } from '../shared';
import { StateIcon } from './StateIcon';
import { StateStory } from './StateStory';

const useStyles = makeStyles(theme => ({
  state: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.75),
    fontWeight: 700,
  },
  story: {
    maxWidth: '56ch',
    fontSize: theme.typography.caption.fontSize,
    color: subtleText(theme),
    lineHeight: 1.4,
    overflowWrap: 'anywhere',
  },
}));

/** How a cluster stands, in a word, and why. */
export function StateCell(props: { cluster: FleetCluster }) {
  const { cluster } = props;
  const { state } = cluster;
  const classes = useStyles();
  const { t } = useTranslation();
  const old = isOldPicture(cluster, useNow(10_000));
  return (
    <div>
      <span className={classes.state}>
        <StateIcon
          state={state}
          tone={old && state === 'ready' ? 'unknown' : undefined}
        />
        {t(`fleet.state.${state}`)}
      </span>
      <div className={classes.story}>
        <StateStory story={fleetStoryOf(cluster)} />
        {old && state !== 'unreachable' && <div>{t('fleet.oldPicture')}</div>}
      </div>
    </div>
  );
}
