import type { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import {
  seedgenClusterReadPermission,
  type Run,
} from '@seedgen/backstage-plugin-seedgen-common';
import { useRun } from '../../hooks';
import { usePrintedRun } from '../../report/usePrintedRun';
import { useTranslation } from '../../translation';
import { PageTitle, runPageTitle } from '../PageTitle/PageTitle';
import { Panel, Placeholder, RequestError, StaleNotice } from '../shared';
import { RunView } from './RunView';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(2.5),
  },
}));

/** Where a run will be: its head with steps and facts, its scale, its timeline. */
function RunSkeleton() {
  const classes = useStyles();
  return (
    <div className={classes.root}>
      <Panel>
        <Placeholder rows={[28, 16, 56, 20, 40, 40, 40]} />
      </Panel>
      <Panel>
        <Placeholder rows={[24, 20, 260]} />
      </Panel>
      <Panel>
        <Placeholder rows={[24, 40, 40, 40, 40, 40]} />
      </Panel>
    </div>
  );
}

/** A run by its id, kept up to date while it is on the screen. */
export function LiveRun(props: {
  id: string;
  onCancelled?: (run: Run) => void;
  /** What is said above the run, of which the latest can be put in its place. */
  above?: (run: Run, put: (run: Run) => void) => ReactNode;
  /** Whether the page is about this run alone, and so has its name. */
  asPage?: boolean;
  /** Whether the page says already that what it shows is not up to date. */
  staleAbove?: boolean;
}) {
  const { id, onCancelled, above, asPage, staleAbove } = props;
  const { t } = useTranslation();
  const { value: run, error, readAt, refresh, put } = useRun(id);

  usePrintedRun(asPage ? run : undefined);

  const title = asPage && <PageTitle title={runPageTitle(id, run, t)} />;
  if (!run) {
    return (
      <>
        {title}
        {error ? (
          <Panel>
            <RequestError
              page
              error={error}
              permission={seedgenClusterReadPermission.name}
              notFound={t('error.runNotFound', { id })}
              onRetry={refresh}
            />
          </Panel>
        ) : (
          <RunSkeleton />
        )}
      </>
    );
  }
  const take = (changed: Run) => {
    put({ ...run, ...changed });
    onCancelled?.(changed);
  };
  return (
    <>
      {title}
      {error && !staleAbove && <StaleNotice error={error} readAt={readAt} />}
      {above?.(run, take)}
      <RunView run={run} onCancelled={take} />
    </>
  );
}
