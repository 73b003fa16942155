import { alpha, makeStyles, type Theme } from '@material-ui/core/styles';
import { toneColor } from '../shared/tones';

/** How what lies on the scale is filled: a colour and a shape or pattern, since colour never tells alone. */
export const useTimescaleStyles = makeStyles((theme: Theme) => {
  const color = (tone: Parameters<typeof toneColor>[1]) =>
    toneColor(theme, tone);
  const warning = color('warning');
  const striped = `repeating-linear-gradient(135deg, ${alpha(
    theme.palette.background.paper,
    0.45,
  )} 0 4px, transparent 4px 8px)`;
  // The system's own colours would take all of them away, and what they tell apart with them.
  const kept = {
    forcedColorAdjust: 'none' as const,
    '@media (forced-colors: active)': { outline: '1px solid CanvasText' },
  };
  return {
    bar: {
      ...kept,
      borderRadius: 3,
      boxSizing: 'border-box',
      border: '2px solid',
      borderColor: color('info'),
      background: color('info'),
      minWidth: 5,
    },
    current: { backgroundImage: striped },
    failed: { borderColor: color('error'), background: color('error') },
    // Drawn wider than it is, so it is not filled.
    widened: { background: theme.palette.background.paper },
    outage: {
      ...kept,
      background: `repeating-linear-gradient(45deg, ${alpha(
        warning,
        0.42,
      )} 0 2px, ${alpha(warning, 0.12)} 2px 7px)`,
    },
    expected: {
      background: alpha(color('info'), 0.08),
      borderLeft: `1px dashed ${theme.palette.text.secondary}`,
      borderRight: `1px dashed ${theme.palette.text.secondary}`,
      boxSizing: 'border-box',
    },
    image: {
      width: 0,
      borderLeft: `2px solid ${color('ok')}`,
      marginLeft: -1,
    },
    diamond: {
      ...kept,
      width: 9,
      height: 9,
      background: color('ok'),
      transform: 'rotate(45deg)',
    },
    now: {
      width: 0,
      borderLeft: `1px solid ${theme.palette.text.primary}`,
    },
  };
});
