import type { Entity } from '@backstage/catalog-model';
import { LinkButton } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import type { ClusterStatus } from '@seedgen/backstage-plugin-seedgen-common';
import { useNow, useSeedImageTabLink } from '../../hooks';
import { nextStepOf } from '../../model';
import { useTranslation } from '../../translation';
import { GenerateLink, PrepareStorageLink } from '../TemplateLink/TemplateLink';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1),
    marginTop: theme.spacing(2),
  },
}));

/**
 * Where to go from the card. First the next step: the template that makes a seed, or the one that makes
 * what a seed lacks; where a person must do something else first, neither comes first.
 */
export function SeedStatusActions(props: {
  entity: Entity;
  status: ClusterStatus;
}) {
  const { entity, status } = props;
  const classes = useStyles();
  const { t } = useTranslation();
  const tab = useSeedImageTabLink();
  const next = nextStepOf(status, useNow(10_000));
  const isBusy = status.activeRun !== undefined;
  const generateFirst = next === 'generate' || next === 'look';
  const generate = !isBusy && status.configured !== false && (
    <GenerateLink entity={entity} status={status} />
  );
  return (
    <div className={classes.root}>
      {!isBusy && next === 'prepare-storage' && (
        <PrepareStorageLink entity={entity} cluster={status.name} />
      )}
      {generateFirst && generate}
      <LinkButton
        size="small"
        variant={isBusy ? 'contained' : 'text'}
        color="primary"
        to={tab(entity, status.activeRun?.id)}
      >
        {isBusy ? t('status.openRun') : t('status.openTab')}
      </LinkButton>
      {!generateFirst && generate}
    </div>
  );
}
