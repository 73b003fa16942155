import { forwardRef, type HTMLAttributes } from 'react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { PhaseSpan, Timescale } from '../../model';
import { useTranslation, phaseName } from '../../translation';
import { ToneIcon } from '../shared';
import { useTimescaleStyles } from './timescaleStyles';
import { placeOf, TimescaleTrack } from './TimescaleTrack';

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
