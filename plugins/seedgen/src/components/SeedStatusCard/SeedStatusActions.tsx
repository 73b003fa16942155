import type { Entity } from '@backstage/catalog-model';
import { LinkButton } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import {
  seedgenSeedGeneratePermission,
  type ClusterStatus,
} from '@seedgen/backstage-plugin-seedgen-common';
import { useSeedImageTabLink, useTemplateLink } from '../../hooks';
import { useTranslation } from '../../translation';
import { GuardedLink } from '../shared';

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
  const template = useTemplateLink('generate', { cluster: status.name });
  const tab = useSeedImageTabLink();
  const permission = seedgenSeedGeneratePermission;
  return (
    <div className={classes.root}>
      {!status.activeRun && (
        <GuardedLink
          permission={permission}
          resourceRef={status.name}
          to={template}
          label={t('status.generate')}
          forbidden={t('status.generateForbidden', {
            permission: permission.name,
          })}
          primary={!status.spent}
        />
      )}
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
