import { makeStyles, type Theme } from '@material-ui/core/styles';
import type { Run } from '@seedgen/backstage-plugin-seedgen-common';
import { progressOf, runTone } from '../../model';
import { phaseName, useTranslation } from '../../translation';
import { toneColor } from '../shared';

const useStyles = makeStyles((theme: Theme) => ({
  bar: { display: 'flex', gap: 3 },
  part: {
    flex: 1,
    height: 6,
    borderRadius: 3,
    background: theme.palette.action.disabledBackground,
  },
  done: { background: toneColor(theme, 'running') },
  attention: { background: toneColor(theme, 'warning') },
  '@keyframes seedgenBreathe': {
    '0%, 100%': { opacity: 1 },
    '50%': { opacity: 0.4 },
  },
  current: {
    animation: '$seedgenBreathe 1.8s ease-in-out infinite',
    '@media (prefers-reduced-motion: reduce)': { animation: 'none' },
  },
}));

/** How far an active run is, a part of the bar for each phase. */
export function RunProgress(props: {
  run: Pick<Run, 'kind' | 'phase' | 'problem'>;
}) {
  const { run } = props;
  const classes = useStyles();
  const { t } = useTranslation();
  const color = runTone(run) === 'warning' ? classes.attention : classes.done;
  const progress = progressOf(run);
  if (!progress) {
    return (
      <div
        className={classes.bar}
        role="progressbar"
        aria-label={phaseName(t, run.phase)}
      >
        <span className={`${classes.part} ${color} ${classes.current}`} />
      </div>
    );
  }
  const { step, total } = progress;
  return (
    <div
      className={classes.bar}
      role="progressbar"
      aria-valuemin={0}
      aria-valuemax={total}
      aria-valuenow={step}
      aria-label={t('step.position', {
        number: String(step),
        total: String(total),
      })}
    >
      {Array.from({ length: total }, (_, index) => (
        <span
          key={index}
          className={[
            classes.part,
            index < step ? color : '',
            index === step - 1 ? classes.current : '',
          ].join(' ')}
        />
      ))}
    </div>
  );
}
