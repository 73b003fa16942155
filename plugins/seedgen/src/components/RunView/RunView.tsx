import { LinkButton } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import type { Run, RunDetails } from '@seedgen/backstage-plugin-seedgen-common';
import Divider from '@material-ui/core/Divider';
import { makeStyles } from '@material-ui/core/styles';
import { isActive, viewOfKind } from '../../model';
import { runRouteRef } from '../../routes';
import { useTranslation } from '../../translation';
import { DiagnosisPanel } from '../DiagnosisPanel/DiagnosisPanel';
import { ImagerInspection } from '../ImagerInspection/ImagerInspection';
import { LeftOnNodePanel } from '../LeftOnNodePanel/LeftOnNodePanel';
import { OutageNotice } from '../OutageNotice/OutageNotice';
import { PreflightPanel } from '../PreflightList/PreflightPanel';
import { ProofList } from '../ProofList/ProofList';
import { RunLogPanel } from '../RunLog/RunLogPanel';
import { RunManifestsPanel } from '../RunManifests/RunManifestsPanel';
import { RunStepper } from '../RunStepper/RunStepper';
import { RunTimescale } from '../RunTimescale/RunTimescale';
import { TagNoticeOf } from '../TagNotice/TagNotice';
import { Timeline } from '../Timeline/Timeline';
import { Notice, Panel, Reason } from '../shared';
import { RunFacts } from './RunFacts';
import { RunHeader } from './RunHeader';

/** Leads from a remedy to the run that it began anew. */
function FollowedBy(props: { run: Pick<Run, 'followedBy'> }) {
  const { followedBy } = props.run;
  const { t } = useTranslation();
  const route = useRouteRef(runRouteRef);
  if (!followedBy) return null;
  return (
    <Notice
      tone="info"
      title={t('remedy.followed')}
      actions={
        <LinkButton size="small" color="primary" to={route({ id: followedBy })}>
          {t('remedy.followNewRun')}
        </LinkButton>
      }
    >
      {t('remedy.followedText')}
    </Notice>
  );
}

const useStyles = makeStyles(theme => ({
  stack: {
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(2.5),
    minWidth: 0,
  },
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 3fr) minmax(0, 2fr)',
    gap: theme.spacing(2.5),
    alignItems: 'start',
    [theme.breakpoints.down('sm')]: {
      gridTemplateColumns: 'minmax(0, 1fr)',
    },
  },
}));

/** A run with everything that belongs to it. */
export function RunView(props: {
  run: RunDetails;
  onCancelled: (run: Run) => void;
}) {
  const { run, onCancelled } = props;
  const classes = useStyles();
  const { t } = useTranslation();
  const aside = run.verification ?? run.preflight;
  const view = viewOfKind(run.kind);
  return (
    <div className={classes.stack}>
      <Panel>
        <div className={classes.stack}>
          <RunHeader run={run} onCancelled={onCancelled} />
          {run.problem && (
            <Notice
              tone={run.phase === 'Failed' ? 'error' : 'warning'}
              title={isActive(run) ? t('run.problem') : t('run.problemPast')}
            >
              <Reason {...run.problem} />
            </Notice>
          )}
          {run.seed && run.problem?.code !== 'TagMoved' && (
            <TagNoticeOf digest={run.seed.digest} />
          )}
          {run.diagnoses && (
            <DiagnosisPanel
              diagnoses={run.diagnoses}
              cluster={run.cluster}
              since={run.requestedAt}
            />
          )}
          {run.leftOnNode && (
            <LeftOnNodePanel
              left={run.leftOnNode}
              cluster={run.cluster}
              since={run.requestedAt}
            />
          )}
          <ImagerInspection run={run} onChanged={onCancelled} />
          <FollowedBy run={run} />
          <OutageNotice run={run} />
          <RunStepper run={run} timeline={run.timeline} />
          <Divider />
          <RunFacts run={run} />
        </div>
      </Panel>
      <RunTimescale run={run} />
      <div className={aside ? classes.columns : undefined}>
        <Panel>
          <Timeline entries={run.timeline} />
        </Panel>
        {aside && (
          <div className={classes.stack}>
            {run.verification && (
              <Panel title={t('verification.title')}>
                <ProofList verification={run.verification} />
              </Panel>
            )}
            {run.preflight && <PreflightPanel report={run.preflight} />}
          </div>
        )}
      </div>
      {view.hasManifests && <RunManifestsPanel run={run} />}
      {view.logs.length > 0 && <RunLogPanel run={run} />}
    </div>
  );
}
