import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { Timescale } from '../../model';
import { useTimescaleStyles } from './timescaleStyles';
import { placeOf, useRowStyles } from './TimescaleRow';
import { subtleText } from '../shared/tones';
import { useTranslation } from '../../translation';

const useStyles = makeStyles(theme => ({
  axis: {
    position: 'relative',
    height: 22,
    borderTop: `1px solid ${theme.palette.text.secondary}`,
    color: subtleText(theme),
  },
  tick: {
    position: 'absolute',
    top: 0,
    paddingLeft: 3,
    whiteSpace: 'nowrap',
    borderLeft: `1px solid ${theme.palette.text.secondary}`,
  },
  image: {
    position: 'absolute',
    zIndex: 1,
    display: 'flex',
    transform: 'translate(-50%, -50%)',
  },
  // Beyond here its label would leave the picture.
  late: {
    paddingLeft: 0,
    paddingRight: 3,
    borderLeft: 'none',
    borderRight: `1px solid ${theme.palette.text.secondary}`,
    transform: 'translateX(-100%)',
  },
}));

const LATE = 0.94;

/** Lengths since the request, below the lines of the scale. */
export function TimescaleAxis(props: { scale: Timescale }) {
  const { format } = useTranslation();
  const { scale } = props;
  const classes = useStyles();
  const rows = useRowStyles();
  const looks = useTimescaleStyles();
  return (
    <div className={rows.row} aria-hidden>
      <span />
      <div className={classes.axis}>
        {scale.image && (
          <span className={classes.image} style={placeOf(scale.image)}>
            <span className={looks.diamond} />
          </span>
        )}
        {scale.ticks.map(({ ms, start }) => (
          <Typography
            key={ms}
            variant="caption"
            component="span"
            className={`${classes.tick} ${start > LATE ? classes.late : ''}`}
            style={placeOf({ start })}
          >
            {format.duration(ms)}
          </Typography>
        ))}
      </div>
      <span />
    </div>
  );
}
