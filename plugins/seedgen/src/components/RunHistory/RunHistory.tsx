import type { ReactNode } from 'react';
import {
  seedgenClusterReadPermission,
  type Run,
  type RunQuery,
} from '@seedgen/backstage-plugin-seedgen-common';
import { useCursor, useRuns } from '../../hooks';
import { useTranslation } from '../../translation';
import { Pager } from '../Pager';
import { DataTable, Empty, Panel, Placeholder, RequestError } from '../shared';
import { runColumns } from './runColumns';

const PAGE_SIZE = 10;

/** Runs, newest first, page by page. */
export function RunHistory(props: {
  /** Of one cluster; of all that the person may see if absent. */
  cluster?: string;
  link: (run: Run, text: string) => ReactNode;
  selected?: string;
  pageSize?: number;
}) {
  const { cluster, link, selected, pageSize = PAGE_SIZE } = props;
  const { t } = useTranslation();
  const query: RunQuery = { cluster, limit: pageSize };
  const cursor = useCursor(JSON.stringify(query));
  const { value, error, refresh } = useRuns({
    ...query,
    cursor: cursor.current,
  });

  let content = <Placeholder rows={[20, 20, 20]} />;
  if (value && value.items.length === 0 && cursor.depth === 0) {
    content = (
      <Empty title={t('history.empty')} text={t('history.emptyText')} />
    );
  } else if (value) {
    content = (
      <>
        <DataTable
          label={t('history.title')}
          columns={runColumns(t, { link, withCluster: cluster === undefined })}
          rows={value.items}
          keyOf={run => run.id}
          isSelected={run => run.id === selected}
        />
        <Pager cursor={cursor} nextCursor={value.nextCursor} />
      </>
    );
  } else if (error) {
    content = (
      <RequestError
        page
        error={error}
        permission={seedgenClusterReadPermission.name}
        onRetry={refresh}
      />
    );
  }
  return <Panel title={t('history.title')}>{content}</Panel>;
}
