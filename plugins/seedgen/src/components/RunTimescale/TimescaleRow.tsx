import { type ReactNode, forwardRef, type HTMLAttributes } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { Timescale, PhaseSpan } from '../../model';
import { useTranslation, phaseName } from '../../translation';
import { ToneIcon } from '../shared';
import { useTimescaleStyles } from './timescaleStyles';

const useStyles = makeStyles(theme => ({
  track: {
    position: 'relative',
    minHeight: 26,
    background: theme.palette.action.hover,
    '& > *': { position: 'absolute', top: 0, bottom: 0 },
  },
}));

/** The place of something on the scale. */
export function placeOf(spot: { start: number; width?: number }) {
  const percent = (share: number) => `${(share * 100).toFixed(3)}%`;
  return {
    left: percent(spot.start),
    ...(spot.width !== undefined && { width: percent(spot.width) }),
  };
}

/** One line of the scale, with what concerns all of them behind its own. */
function TimescaleTrack(props: { scale: Timescale; children?: ReactNode }) {
  const { scale, children } = props;
  const { outages, expectedEnd, image, now } = scale;
  const classes = useStyles();
  const looks = useTimescaleStyles();
  return (
    <div className={classes.track}>
      {outages.map(outage => (
        <div
          key={outage.from}
          className={looks.outage}
          style={placeOf(outage)}
        />
      ))}
      {expectedEnd && (
        <div className={looks.expected} style={placeOf(expectedEnd)} />
      )}
      {children}
      {image && <div className={looks.image} style={placeOf(image)} />}
      {now && expectedEnd && <div className={looks.now} style={placeOf(now)} />}
    </div>
  );
}

/** Columns of the scale: name, line, length; on a narrow screen the line is below the others. */
export const useRowStyles = makeStyles(theme => ({
  row: {
    display: 'grid',
    gridTemplateColumns: '7.5rem minmax(0, 1fr) 4.5rem',
    columnGap: theme.spacing(1.5),
    alignItems: 'center',
    borderRadius: 3,
    '&:hover, &:focus': { background: theme.palette.action.hover },
    '&:focus-visible': {
      outline: `2px solid ${theme.palette.primary.main}`,
      outlineOffset: 1,
    },
    [theme.breakpoints.down('xs')]: {
      gridTemplateColumns: 'minmax(0, 1fr) auto',
      '& > :nth-child(2)': { gridRow: 2, gridColumn: '1 / -1' },
    },
  },
  length: { textAlign: 'right', fontVariantNumeric: 'tabular-nums' },
  bar: {
    position: 'absolute',
    '$row &': { top: 5, bottom: 5 },
  },
}));

/** A phase: its name, its bar, how long it took. */
export const TimescaleRow = forwardRef<
  HTMLLIElement,
  {
    phase: PhaseSpan;
    scale: Timescale;
    look?: 'current' | 'failed';
  } & HTMLAttributes<HTMLLIElement>
>(function PhaseRow({ phase, scale, look, ...rest }, ref) {
  const classes = useRowStyles();
  const looks = useTimescaleStyles();
  const { t, format } = useTranslation();
  return (
    <li {...rest} ref={ref} className={classes.row}>
      <Typography variant="body2" component="span">
        {phaseName(t, phase.phase)}
        {look === 'failed' && (
          <>
            {' '}
            <ToneIcon tone="error" size="inherit" labelled />
          </>
        )}
      </Typography>
      <TimescaleTrack scale={scale}>
        <div
          className={[
            classes.bar,
            looks.bar,
            look ? looks[look] : '',
            phase.widened ? looks.widened : '',
          ].join(' ')}
          style={placeOf(phase)}
        />
      </TimescaleTrack>
      <Typography variant="body2" component="span" className={classes.length}>
        {format.duration(phase.durationMs)}
      </Typography>
    </li>
  );
});
