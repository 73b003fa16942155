import type { ReactNode } from 'react';
import type { Run } from '@seedgen/backstage-plugin-seedgen-common';
import { runTone } from '../../model';
import { runTitle, type Translate, phaseName } from '../../translation';
import {
  Code,
  Digest,
  Elapsed,
  ImageName,
  Moment,
  Person,
  StatusLabel,
  type Column,
} from '../shared';

/** Columns of a table of runs; the first one leads to the run. */
export function runColumns(
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
