import { type Theme, makeStyles } from '@material-ui/core/styles';
import type { SegmentRole } from '../../model';

/** How a role is filled: a colour and a pattern, so that colour never tells alone. */
export function roleBackground(theme: Theme, role: SegmentRole): string {
  const dark = theme.palette.type === 'dark';
  const solid = (light: string, shade: string) => (dark ? light : shade);
  const { palette } = theme;
  const line = dark ? 'rgba(0, 0, 0, 0.28)' : 'rgba(255, 255, 255, 0.32)';
  switch (role) {
    case 'containers':
      return solid(palette.info.light, palette.info.dark);
    case 'root': {
      const color = solid(palette.success.light, palette.success.dark);
      return `repeating-linear-gradient(45deg, ${line} 0 3px, transparent 3px 9px), ${color}`;
    }
    case 'boot': {
      const color = solid(palette.grey[400], palette.grey[600]);
      return `repeating-linear-gradient(90deg, ${line} 0 2px, transparent 2px 6px), ${color}`;
    }
    case 'data': {
      const color = solid(palette.warning.light, palette.warning.dark);
      return `repeating-linear-gradient(-45deg, ${line} 0 2px, transparent 2px 6px), ${color}`;
    }
    default:
      return 'transparent';
  }
}

const useStyles = makeStyles((theme: Theme) => ({
  swatch: {
    display: 'inline-block',
    width: 12,
    height: 12,
    borderRadius: 2,
    flexShrink: 0,
    boxSizing: 'border-box',
    forcedColorAdjust: 'none',
    '@media (forced-colors: active)': { outline: '1px solid CanvasText' },
    background: ({ role }: { role: SegmentRole }) =>
      roleBackground(theme, role),
    border: ({ role }: { role: SegmentRole }) =>
      role === 'free' ? `1px dashed ${theme.palette.text.secondary}` : 'none',
  },
}));

/** A small field with the pattern of a role, for legends. */
export function RoleSwatch(props: { role: SegmentRole }) {
  const classes = useStyles(props);
  return <span aria-hidden className={classes.swatch} />;
}
