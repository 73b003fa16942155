import type { ReactNode } from 'react';
import {
  type Run,
  seedgenClusterReadPermission,
  type RunQuery,
} from '@seedgen/backstage-plugin-seedgen-common';
import { useCursor, useRuns } from '../../hooks';
import { runTone } from '../../model';
import {
  runTitle,
  type Translate,
  phaseName,
  useTranslation,
} from '../../translation';
import { Pager } from '../Pager/Pager';
import {
  Code,
  Digest,
  Elapsed,
  ImageName,
  Moment,
  Person,
  StatusLabel,
  type Column,
  DataTable,
  Empty,
  Panel,
  Placeholder,
  RequestError,
} from '../shared';

/** Columns of a table of runs; the first one leads to the run. */
function runColumns(
  t: Translate,
  options: {
    link: (run: Run, text: string) => ReactNode;
    withCluster: boolean;
  },
): Column<Run>[] {
  const cluster: Column<Run> = {
    title: t('history.cluster'),
    narrow: true,
    render: run => run.cluster,
  };
  return [
    {
      title: t('history.kind'),
      narrow: true,
      render: run => options.link(run, runTitle(run, t)),
    },
    ...(options.withCluster ? [cluster] : []),
    {
      title: t('history.outcome'),
      narrow: true,
      render: run => (
        <StatusLabel tone={runTone(run)}>{phaseName(t, run.phase)}</StatusLabel>
      ),
    },
    {
      title: t('history.when'),
      narrow: true,
      render: run => <Moment at={run.requestedAt} />,
    },
    {
      title: t('history.who'),
      narrow: true,
      render: run => <Person reference={run.requestedBy} />,
    },
    {
      title: t('history.took'),
      narrow: true,
      render: run => <Elapsed from={run.requestedAt} until={run.finishedAt} />,
    },
    {
      title: t('history.image'),
      wide: true,
      render: run => (
        <>
          {run.seedImage && <ImageName image={run.seedImage} />}
          {run.digest && (
            <div>
              <Digest digest={run.digest} />
            </div>
          )}
          {!run.seedImage && run.strategy && <Code>{run.strategy}</Code>}
        </>
      ),
    },
  ];
}

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
