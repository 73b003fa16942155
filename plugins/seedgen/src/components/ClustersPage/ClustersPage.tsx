import { useState } from 'react';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import {
  seedgenClusterReadPermission,
  type ClusterStatus,
} from '@seedgen/backstage-plugin-seedgen-common';
import { useClusters } from '../../hooks';
import { errorMessageOf } from '../../model';
import { useTranslation } from '../../translation';
import { Empty, Notice, Panel, Placeholder, RequestError } from '../shared';
import { ClustersTable } from './ClustersTable';

const useStyles = makeStyles(theme => ({
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    alignItems: 'center',
    gap: theme.spacing(2),
    marginBottom: theme.spacing(1.5),
  },
}));

/** Every cluster at a glance, from the last pictures of them. */
export function ClustersPage() {
  const classes = useStyles();
  const { t } = useTranslation();
  const { value, error, refresh } = useClusters();
  const [text, setText] = useState('');

  if (!value) {
    return (
      <Panel>
        {error ? (
          <RequestError
            error={error}
            permission={seedgenClusterReadPermission.name}
            onRetry={refresh}
          />
        ) : (
          <Placeholder rows={[32, 20, 20, 20, 20]} />
        )}
      </Panel>
    );
  }
  if (value.items.length === 0) {
    return (
      <Panel>
        <Empty title={t('clusters.empty')} text={t('clusters.emptyText')} />
      </Panel>
    );
  }
  const found = value.items.filter(status => matches(status, text));
  return (
    <Panel>
      {error && (
        <Notice tone="warning" title={t('error.staleTitle')}>
          {t('error.staleText', { message: errorMessageOf(error) })}
        </Notice>
      )}
      <div className={classes.head}>
        <Typography variant="h6" component="h2">
          {t('clusters.count', { count: value.items.length })}
        </Typography>
        <TextField
          id="seedgen-cluster-search"
          size="small"
          variant="outlined"
          type="search"
          label={t('clusters.search')}
          value={text}
          onChange={event => setText(event.target.value)}
        />
      </div>
      {found.length === 0 ? (
        <Typography variant="body2" color="textSecondary" role="status">
          {t('clusters.noMatch', { text })}
        </Typography>
      ) : (
        <ClustersTable clusters={found} />
      )}
    </Panel>
  );
}

function matches(status: ClusterStatus, text: string): boolean {
  const { name, title, snapshot } = status;
  return [name, title, snapshot.version, snapshot.node].some(field =>
    field?.toLowerCase().includes(text.trim().toLowerCase()),
  );
}
