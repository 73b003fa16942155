import {
  seedgenClusterReadPermission,
  type Run,
} from '@seedgen/backstage-plugin-seedgen-common';
import { useRun } from '../../hooks';
import { useTranslation } from '../../translation';
import { Panel, RequestError, StaleNotice } from '../shared';
import { RunSkeleton } from './RunSkeleton';
import { RunView } from './RunView';

/** A run by its id, kept up to date while it is on the screen. */
export function LiveRun(props: {
  id: string;
  onCancelled?: (run: Run) => void;
}) {
  const { id, onCancelled } = props;
  const { t } = useTranslation();
  const { value: run, error, readAt, refresh, put } = useRun(id);

  if (!run) {
    if (!error) return <RunSkeleton />;
    return (
      <Panel>
        <RequestError
          page
          error={error}
          permission={seedgenClusterReadPermission.name}
          notFound={t('error.runNotFound', { id })}
          onRetry={refresh}
        />
      </Panel>
    );
  }
  return (
    <>
      {error && <StaleNotice error={error} readAt={readAt} />}
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
