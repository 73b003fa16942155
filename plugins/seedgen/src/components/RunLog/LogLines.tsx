import { useEffect, useRef, useState, type RefObject, useMemo } from 'react';
import { alpha, makeStyles } from '@material-ui/core/styles';
import type {
  RunLogSource,
  TimelineEntry,
} from '@seedgen/backstage-plugin-seedgen-common';
import { useTranslation } from '../../translation';
import { LogMilestones } from './LogMilestones';
import { LogSearch } from './LogSearch';
import { blocksOf, linesOf, matchesOf, milestonesIn } from './logText';

/** The line of a log that is looked at, scrolled to inside its box. */
export interface FoundLine {
  /** For the box that scrolls; lines carry their number as `data-line`. */
  box: RefObject<HTMLPreElement>;
  line?: number;
  goTo(line: number | undefined): void;
}

/** Remembers which line of a log was gone to, and shows it in the middle of its box. */
function useFoundLine(): FoundLine {
  const box = useRef<HTMLPreElement>(null);
  // Going to the same line again scrolls back to it, so each visit is a new object.
  const [visit, setVisit] = useState<{ line?: number }>({});
  useEffect(() => {
    const element = box.current?.querySelector<HTMLElement>(
      `[data-line="${visit.line}"]`,
    );
    if (!box.current || !element) return;
    // Not scrollIntoView, which would move the page as well.
    box.current.scrollTop =
      element.offsetTop - (box.current.clientHeight - element.offsetHeight) / 2;
  }, [visit]);
  return { box, line: visit.line, goTo: line => setVisit({ line }) };
}

// More pieces than this would make a long log slow to show.
const MOST_MATCHES = 2000;

const useStyles = makeStyles(theme => ({
  lines: {
    ...theme.typography.caption,
    position: 'relative',
    fontFamily: 'monospace',
    background: theme.palette.background.default,
    color: theme.palette.text.primary,
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: theme.shape.borderRadius,
    padding: theme.spacing(1),
    margin: theme.spacing(1, 0, 0),
    maxHeight: 480,
    overflow: 'auto',
    overflowWrap: 'anywhere',
    whiteSpace: 'pre-wrap',
  },
  line: { display: 'block', background: 'transparent', color: 'inherit' },
  match: { background: alpha(theme.palette.warning.main, 0.25) },
  current: {
    outline: `2px solid ${theme.palette.primary.main}`,
    outlineOffset: 1,
  },
}));

/** A log, however long, with what it says has happened and what is looked for in it. */
export function LogLines(props: {
  text: string;
  source: RunLogSource;
  timeline: readonly TimelineEntry[];
}) {
  const { text, source, timeline } = props;
  const classes = useStyles();
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const [wantOnly, setOnly] = useState(false);
  const { box, line: found, goTo } = useFoundLine();

  const lines = useMemo(() => linesOf(text), [text]);
  const matches = useMemo(
    () => matchesOf(lines, search).slice(0, MOST_MATCHES),
    [lines, search],
  );
  const milestones = useMemo(
    () => milestonesIn(lines, timeline, source),
    [lines, timeline, source],
  );
  const only = wantOnly && matches.length > 0;
  const blocks = useMemo(() => {
    const marked = only
      ? matches
      : [...matches, ...milestones.map(({ line }) => line)];
    return blocksOf(lines, new Set(marked), only);
  }, [lines, matches, milestones, only]);

  const matching = useMemo(() => new Set(matches), [matches]);
  const current = found === undefined ? -1 : matches.indexOf(found);
  const move = (by: 1 | -1) => {
    if (matches.length === 0) return;
    // From outside forwards to the first, backwards to the last; and round at the ends.
    const from = current < 0 && by < 0 ? 0 : current;
    goTo(matches[(from + by + matches.length) % matches.length]);
  };
  return (
    <>
      <LogMilestones
        milestones={milestones}
        onGoTo={line => {
          setOnly(false);
          goTo(line);
        }}
      />
      <LogSearch
        text={search}
        onText={value => {
          setSearch(value);
          goTo(matchesOf(lines, value)[0]);
        }}
        lines={lines.length}
        matches={matches.length}
        current={current < 0 ? undefined : current}
        onMove={move}
        only={only}
        onOnly={setOnly}
      />
      {/* eslint-disable jsx-a11y/no-noninteractive-tabindex -- it scrolls, so the keyboard must reach it */}
      <pre
        ref={box}
        className={classes.lines}
        tabIndex={0}
        aria-label={t(`log.source.${source}`)}
      >
        {blocks.map(({ line, text: content, standsOut }) => {
          const Line = matching.has(line) && standsOut ? 'mark' : 'span';
          return (
            <Line
              key={`${line} ${standsOut}`}
              data-line={standsOut ? line : undefined}
              className={[
                classes.line,
                Line === 'mark' ? classes.match : '',
                standsOut && line === found ? classes.current : '',
              ].join(' ')}
            >
              {content}
            </Line>
          );
        })}
      </pre>
      {/* eslint-enable jsx-a11y/no-noninteractive-tabindex */}
    </>
  );
}
