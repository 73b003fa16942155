import { makeStyles } from '@material-ui/core/styles';
import { subtleText } from './tones';

/** How a table looks, and how its rows become cards where there is only the width of a phone. */
export const useTableStyles = makeStyles(theme => ({
  table: {
    [theme.breakpoints.down('xs')]: { display: 'block' },
  },
  heads: {
    // Still there for those who hear the page.
    [theme.breakpoints.down('xs')]: {
      position: 'absolute',
      width: 1,
      height: 1,
      overflow: 'hidden',
      clip: 'rect(0 0 0 0)',
    },
  },
  head: {
    color: subtleText(theme),
    fontWeight: 700,
    minWidth: 104,
    background: 'transparent',
    // A long title takes a second line, between its words, rather than width that the rows need.
    wordBreak: 'normal',
    overflowWrap: 'normal',
  },
  body: {
    [theme.breakpoints.down('xs')]: { display: 'block' },
  },
  cell: {
    verticalAlign: 'middle',
    [theme.breakpoints.down('xs')]: {
      display: 'grid',
      gridTemplateColumns: '7.5em minmax(0, 1fr)',
      gap: theme.spacing(1),
      alignItems: 'baseline',
      padding: theme.spacing(0.5, 1.5),
      borderBottom: 'none',
      overflowWrap: 'anywhere',
      '&:empty': { display: 'none' },
      '&::before': {
        content: 'attr(data-title)',
        color: subtleText(theme),
        fontSize: theme.typography.caption.fontSize,
      },
      // What a cell holds stays together beside its title.
      '& > *': { gridColumn: 2 },
    },
  },
  first: {
    // The heading of its card, which says what it is by itself.
    [theme.breakpoints.down('xs')]: {
      display: 'block',
      fontSize: theme.typography.body1.fontSize,
      fontWeight: 700,
      '&::before': { content: 'none' },
    },
  },
  narrow: {
    [theme.breakpoints.up('sm')]: { whiteSpace: 'nowrap' },
  },
  wide: {
    [theme.breakpoints.up('sm')]: { minWidth: 280, width: '36%' },
  },
  row: {
    '&.MuiTableRow-root.Mui-selected, &.MuiTableRow-root.Mui-selected:hover': {
      // Links on it stay readable in a dark theme too.
      background: theme.palette.action.hover,
      boxShadow: `inset 3px 0 0 ${theme.palette.primary.main}`,
    },
    [theme.breakpoints.down('xs')]: {
      display: 'block',
      padding: theme.spacing(1, 0),
      marginBottom: theme.spacing(1.5),
      border: `1px solid ${theme.palette.divider}`,
      borderRadius: theme.shape.borderRadius,
    },
  },
}));
