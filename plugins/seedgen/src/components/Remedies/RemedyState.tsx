import type { Ref } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import type { Run } from '@seedgen/backstage-plugin-seedgen-common';
import { isActive, runTone } from '../../model';
import {
  useTranslation,
  kindName,
  phaseName,
  phaseText,
} from '../../translation';
import { RunLink } from '../RunView/RunLink';
import { Age, Elapsed, Notice, Person, Reason, subtleText } from '../shared';

const useStyles = makeStyles(theme => ({
  root: { outlineOffset: 2 },
  subtle: { color: subtleText(theme) },
}));

/** How a remedy goes or went, in a few lines: its phase, what was seen last, who asked, and its run. */
export function RemedyState(props: {
  run: Run;
  /** For moving the focus here. */
  focusRef?: Ref<HTMLDivElement>;
}) {
  const { run, focusRef } = props;
  const classes = useStyles();
  const { t } = useTranslation();
  const active = isActive(run);
  const title = run.remedy
    ? t(`remedy.title.${run.remedy.action}`)
    : kindName(t, run.kind);
  return (
    <div ref={focusRef} role="status" tabIndex={-1} className={classes.root}>
      <Notice
        tone={runTone(run)}
        title={`${title}: ${phaseName(t, run.phase)}${active ? '…' : ''}`}
      >
        {run.problem ? (
          <Reason {...run.problem} />
        ) : (
          <div>{run.statusText || phaseText(t, run.phase)}</div>
        )}
        {run.followedBy && (
          <div>
            {t('remedy.newRun')}: <RunLink id={run.followedBy} />
          </div>
        )}
        <div className={classes.subtle}>
          <RunLink id={run.id} /> ·{' '}
          {run.finishedAt ? (
            <Age at={run.finishedAt} />
          ) : (
            <Elapsed from={run.requestedAt} />
          )}{' '}
          · {t('status.requestedBy')} <Person reference={run.requestedBy} />
        </div>
      </Notice>
    </div>
  );
}
