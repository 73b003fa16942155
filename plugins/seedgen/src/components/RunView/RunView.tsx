import Divider from '@material-ui/core/Divider';
import { makeStyles } from '@material-ui/core/styles';
import type { Run, RunDetails } from '@seedgen/backstage-plugin-seedgen-common';
import { isActive, viewOfKind } from '../../model';
import { useTranslation } from '../../translation';
import { DiagnosisPanel } from '../DiagnosisPanel';
import { ImagerInspection } from '../ImagerInspection';
import { LeftOnNodePanel } from '../LeftOnNodePanel';
import { OutageNotice } from '../OutageNotice';
import { PreflightPanel } from '../PreflightList/PreflightPanel';
import { ProofList } from '../ProofList';
import { RunLogPanel } from '../RunLog';
import { RunManifestsPanel } from '../RunManifests';
import { RunStepper } from '../RunStepper';
import { RunTimescale } from '../RunTimescale';
import { Notice, Panel, Reason } from '../shared';
import { TagNoticeOf } from '../TagNotice';
import { Timeline } from '../Timeline';
import { FollowedBy } from './FollowedBy';
import { RunFacts } from './RunFacts';
import { RunHeader } from './RunHeader';

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
