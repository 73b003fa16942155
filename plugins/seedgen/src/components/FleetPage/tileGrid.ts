import type { Theme } from '@material-ui/core/styles';

/** As many tiles side by side as their names have room for, in a narrow window beside the sidebar too. */
export const tileGrid = (theme: Theme) => ({
  display: 'grid',
  gridTemplateColumns: 'repeat(auto-fit, minmax(132px, 1fr))',
  gap: theme.spacing(1.5),
  [theme.breakpoints.down('xs')]: {
    gridTemplateColumns: 'repeat(auto-fit, minmax(112px, 1fr))',
    gap: theme.spacing(1),
  },
});
