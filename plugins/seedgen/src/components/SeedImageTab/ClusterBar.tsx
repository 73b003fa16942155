import type { Entity } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { ClusterStatus } from '@seedgen/backstage-plugin-seedgen-common';
import { seedgenApiRef } from '../../api';
import { useAction } from '../../hooks';
import { errorMessageOf, observedAtOf } from '../../model';
import { useTranslation } from '../../translation';
import { GenerateLink } from '../TemplateLink/TemplateLink';
import { AsOf, Notice, subtleText } from '../shared';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    alignItems: 'center',
    gap: theme.spacing(1, 2),
  },
  facts: { color: subtleText(theme), overflowWrap: 'anywhere' },
  actions: { display: 'flex', alignItems: 'center', gap: theme.spacing(1.5) },
}));

/** Which cluster this is, as of when, and what can be asked for. */
export function ClusterBar(props: {
  entity: Entity;
  status: ClusterStatus;
  onChanged: () => void;
}) {
  const { entity, status, onChanged } = props;
  const classes = useStyles();
  const { t } = useTranslation();
  const api = useApi(seedgenApiRef);
  const look = useAction(() => api.refreshCluster(status.name), onChanged);
  const { version, architecture, node } = status.snapshot;
  const release = version && `OpenShift ${version}`;
  return (
    <>
      <div className={classes.root}>
        <Typography variant="body2" className={classes.facts}>
          <strong>{status.title ?? status.name}</strong>
          {[release, architecture, node]
            .filter(Boolean)
            .map(fact => ` · ${fact}`)
            .join('')}
        </Typography>
        <div className={classes.actions}>
          <AsOf
            at={status.activeRun ? undefined : observedAtOf(status)}
            refreshing={look.running}
            onRefresh={look.run}
          />
          {!status.activeRun && status.lastRun && (
            <GenerateLink entity={entity} status={status} />
          )}
        </div>
      </div>
      {look.error && (
        <Notice tone="error" title={t('error.actionFailed')}>
          {errorMessageOf(look.error)}
        </Notice>
      )}
    </>
  );
}
