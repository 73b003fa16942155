import { useState, type KeyboardEvent } from 'react';
import Tooltip from '@material-ui/core/Tooltip';
import { makeStyles } from '@material-ui/core/styles';
import type { RunDetails } from '@seedgen/backstage-plugin-seedgen-common';
import { useNow } from '../../hooks';
import { isActive, timescaleOf, type PhaseSpan } from '../../model';
import { useTranslation, phaseName } from '../../translation';
import { Panel } from '../shared';
import { ExpectedEnd } from './ExpectedEnd';
import { TimescaleAxis } from './TimescaleAxis';
import { TimescaleLegend } from './TimescaleLegend';
import { TimescaleRow } from './TimescaleRow';
import { TimescaleTable } from './TimescaleTable';

const useStyles = makeStyles({
  list: { listStyle: 'none', margin: 0, padding: 0 },
});

const MOVES: Record<string, (index: number, last: number) => number> = {
  ArrowDown: (index, last) => Math.min(last, index + 1),
  ArrowUp: index => Math.max(0, index - 1),
  Home: () => 0,
  End: (_, last) => last,
};

/** What took how long in a run, to scale; a line for each phase, with outage and image across them. */
export function RunTimescale(props: { run: RunDetails }) {
  const { run } = props;
  const classes = useStyles();
  const { t, format } = useTranslation();
  const scale = timescaleOf(run, useNow());
  const { phases } = scale;
  const last = phases.length - 1;
  // One stop for the keyboard; from there the arrow keys go from line to line.
  const [reached, setReached] = useState(0);
  const stop = Math.min(reached, last);

  const move = (event: KeyboardEvent<HTMLElement>) => {
    const to = MOVES[event.key]?.(stop, last);
    if (to === undefined) return;
    event.preventDefault();
    setReached(to);
    (event.currentTarget.children[to] as HTMLElement).focus();
  };
  const exact = ({ phase, from, until, durationMs }: PhaseSpan) =>
    `${phaseName(t, phase)}: ${format.duration(durationMs)}, ${format.timeOfDay(
      from,
    )} – ${until ? format.timeOfDay(until) : t('timescale.untilNow')}`;
  const lookOf = (index: number) => {
    if (index < last) return undefined;
    if (isActive(run)) return 'current';
    return run.phase === 'Failed' ? 'failed' : undefined;
  };

  if (phases.length < 2) return null;
  return (
    <Panel title={t('timescale.title')}>
      <ExpectedEnd run={run} />
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the arrow keys move between its items, which only show more of themselves */}
      <ol
        className={classes.list}
        aria-label={t('timescale.label')}
        onKeyDown={move}
      >
        {phases.map((phase, index) => (
          <Tooltip key={phase.phase} title={exact(phase)} placement="top">
            <TimescaleRow
              phase={phase}
              scale={scale}
              look={lookOf(index)}
              aria-label={exact(phase)}
              tabIndex={index === stop ? 0 : -1}
              onFocus={() => setReached(index)}
            />
          </Tooltip>
        ))}
      </ol>
      <TimescaleAxis scale={scale} />
      <TimescaleLegend scale={scale} />
      <TimescaleTable scale={scale} />
    </Panel>
  );
}
