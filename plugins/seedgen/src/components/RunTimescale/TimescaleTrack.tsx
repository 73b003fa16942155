import type { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import type { Timescale } from '../../model';
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
export function TimescaleTrack(props: {
  scale: Timescale;
  children?: ReactNode;
}) {
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
