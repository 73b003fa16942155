import type { Entity } from '@backstage/catalog-model';
import { LinkButton } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import type { ClusterStatus } from '@seedgen/backstage-plugin-seedgen-common';
import { useSeedImageTabLink } from '../../hooks';
import { useTranslation } from '../../translation';
import { GenerateLink } from '../GenerateLink';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1),
    marginTop: theme.spacing(2),
  },
}));

/** Where to go from the card: the template while nothing runs, and the tab. */
export function SeedStatusActions(props: {
  entity: Entity;
  status: ClusterStatus;
}) {
  const { entity, status } = props;
  const classes = useStyles();
  const { t } = useTranslation();
  const tab = useSeedImageTabLink();
  return (
    <div className={classes.root}>
      {!status.activeRun && <GenerateLink entity={entity} status={status} />}
      <LinkButton
        size="small"
        variant={status.activeRun ? 'contained' : 'text'}
        color="primary"
        to={tab(entity, status.activeRun?.id)}
      >
        {status.activeRun ? t('status.openRun') : t('status.openTab')}
      </LinkButton>
    </div>
  );
}
