import { makeStyles, type Theme } from '@material-ui/core/styles';
import { subtleText, toneColor } from '../shared/tones';

const MARK = 28;

function mark(color: string, background: string) {
  return { '& $mark': { color, background, borderColor: background } };
}

/** Styles of the steps: side by side with a line between them, or below each other when narrow. */
export const useStepStyles = makeStyles((theme: Theme) => {
  const line = theme.palette.action.disabled;
  const on = theme.palette.background.paper;
  const color = (tone: Parameters<typeof toneColor>[1]) =>
    toneColor(theme, tone);
  return {
    step: {
      flex: '1 1 0',
      minWidth: 0,
      position: 'relative',
      textAlign: 'center',
      padding: theme.spacing(0, 0.25),
      '&:not(:first-child)::before': {
        content: '""',
        position: 'absolute',
        top: MARK / 2 - 1,
        left: `calc(-50% + ${MARK / 2 + 4}px)`,
        right: `calc(50% + ${MARK / 2 + 4}px)`,
        height: 2,
        background: line,
      },
      [theme.breakpoints.down('sm')]: {
        display: 'flex',
        textAlign: 'left',
        gap: theme.spacing(1.5),
        paddingBottom: theme.spacing(1.5),
        '&:not(:first-child)::before': {
          top: -theme.spacing(1.5) + 2,
          left: MARK / 2 - 1,
          right: 'auto',
          width: 2,
          height: theme.spacing(1.5) - 4,
        },
      },
    },
    mark: {
      display: 'inline-flex',
      alignItems: 'center',
      justifyContent: 'center',
      flexShrink: 0,
      width: MARK,
      height: MARK,
      boxSizing: 'border-box',
      borderRadius: '50%',
      border: '2px solid',
      borderColor: line,
      fontSize: 15,
      color: subtleText(theme),
    },
    words: { minWidth: 0 },
    name: { overflowWrap: 'anywhere', fontSize: '0.8125rem' },
    below: { color: subtleText(theme), display: 'block' },
    done: {
      ...mark(on, color('ok')),
      '&:not(:first-child)::before': { background: color('ok') },
    },
    current: {
      ...mark(on, color('running')),
      '& $name': { fontWeight: 700 },
    },
    failed: { ...mark(on, color('error')), '& $name': { fontWeight: 700 } },
    stopped: {
      ...mark(on, color('unknown')),
      '& $name': { fontWeight: 700 },
    },
    unconfirmed: {
      ...mark(on, color('warning')),
      '& $name': { fontWeight: 700 },
    },
    skipped: { '& $mark': { borderStyle: 'dashed' } },
    pending: { '& $name': { color: subtleText(theme) } },
  };
});
