import { makeStyles, type Theme } from '@material-ui/core/styles';
import type { SegmentRole } from '../../model';
import { roleBackground } from './roles';

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
