import {
  seedgenClusterReadPermission,
  type Run,
} from '@seedgen/backstage-plugin-seedgen-common';
import { useRun } from '../../hooks';
import { errorMessageOf } from '../../model';
import { useTranslation } from '../../translation';
import { Notice, Panel, Placeholder, RequestError } from '../shared';
import { RunView } from './RunView';

/** A run by its id, kept up to date while it is on the screen. */
export function LiveRun(props: {
  id: string;
  onCancelled?: (run: Run) => void;
}) {
  const { id, onCancelled } = props;
  const { t } = useTranslation();
  const { value: run, error, refresh, put } = useRun(id);

  if (!run) {
    return (
      <Panel>
        {error ? (
          <RequestError
            error={error}
            permission={seedgenClusterReadPermission.name}
            notFound={t('error.runNotFound', { id })}
            onRetry={refresh}
          />
        ) : (
          <Placeholder rows={[28, 16, 48, 64, 160]} />
        )}
      </Panel>
    );
  }
  return (
    <>
      {error && (
        <Notice tone="warning" title={t('error.staleTitle')}>
          {t('error.staleText', { message: errorMessageOf(error) })}
        </Notice>
      )}
      <RunView
        run={run}
        onCancelled={cancelled => {
          put({ ...run, ...cancelled });
          onCancelled?.(cancelled);
        }}
      />
    </>
  );
}
