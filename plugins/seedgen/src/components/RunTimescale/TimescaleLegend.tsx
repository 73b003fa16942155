import type { ReactNode } from 'react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { between } from '../../format';
import type { Timescale } from '../../model';
import { useTranslation } from '../../translation';
import { TimeOfDay } from '../shared';
import { useTimescaleStyles } from './timescaleStyles';

const useStyles = makeStyles(theme => ({
  list: {
    listStyle: 'none',
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0.5, 3),
    margin: theme.spacing(1.5, 0, 0),
    padding: 0,
  },
  item: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(1),
  },
  sign: {
    display: 'inline-flex',
    justifyContent: 'center',
    alignItems: 'center',
    flexShrink: 0,
    width: 18,
    height: 14,
  },
}));

/** What the signs on the scale mean, with the moments that they stand for. */
export function TimescaleLegend(props: { scale: Timescale }) {
  const { scale } = props;
  const { outages, image, expectedEnd, phases } = scale;
  const classes = useStyles();
  const looks = useTimescaleStyles();
  const { t, format } = useTranslation();
  const widened = [...phases, ...outages].some(span => span.widened);
  const item = (key: string, sign: string, text: ReactNode) => (
    <Typography
      key={key}
      variant="body2"
      component="li"
      className={classes.item}
    >
      <span aria-hidden className={classes.sign}>
        <span
          className={sign}
          style={sign === looks.diamond ? {} : { width: 18, height: 14 }}
        />
      </span>
      <span>{text}</span>
    </Typography>
  );
  return (
    <ul className={classes.list}>
      {outages.map(({ from, until, durationMs }) =>
        item(
          `outage ${from}`,
          looks.outage,
          <>
            {t(until ? 'timescale.outage' : 'timescale.outageNow', {
              duration: format.duration(durationMs),
            })}{' '}
            (<TimeOfDay at={from} />
            {' – '}
            {until ? <TimeOfDay at={until} /> : t('timescale.untilNow')})
          </>,
        ),
      )}
      {image &&
        item(
          'image',
          looks.diamond,
          <>
            {t('timescale.image', {
              duration: format.duration(between(scale.from, image.at)),
            })}{' '}
            (<TimeOfDay at={image.at} />)
          </>,
        )}
      {expectedEnd && item('end', looks.expected, t('timescale.expected'))}
      {widened &&
        item(
          'widened',
          `${looks.bar} ${looks.widened}`,
          t('timescale.widened'),
        )}
    </ul>
  );
}
