import type { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import MuiTable from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import TableSortLabel from '@material-ui/core/TableSortLabel';
import { subtleText } from './tones';

/** How a table looks, and how its rows become cards where there is only the width of a phone. */
const useTableStyles = makeStyles(theme => ({
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

/** A column of a {@link DataTable}. */
export interface Column<T> {
  title: string;
  render(row: T): ReactNode;
  /** Keeps the cell on one line. */
  narrow?: boolean;
  /** Takes what the others leave, and never less than a sentence needs. */
  wide?: boolean;
  /** For a column that the list can be ordered by. */
  sort?: {
    /** The way the list is ordered by it now; undefined while it is ordered by another. */
    order?: 'asc' | 'desc';
    onSort(): void;
  };
}

const ARIA_SORT = { asc: 'ascending', desc: 'descending' } as const;

/**
 * Rows that the backend has sorted and cut into pages already. Scrolls sideways when there is little
 * room; on a phone each row is a card. The roles are said because browsers forget them then.
 */
export function DataTable<T>(props: {
  label: string;
  columns: Column<T>[];
  rows: readonly T[];
  keyOf: (row: T) => string;
  isSelected?: (row: T) => boolean;
}) {
  const { label, columns, rows, keyOf, isSelected } = props;
  const classes = useTableStyles();
  return (
    <TableContainer tabIndex={0}>
      <MuiTable
        size="small"
        aria-label={label}
        role="table"
        className={classes.table}
      >
        <TableHead role="rowgroup" className={classes.heads}>
          <TableRow role="row">
            {columns.map(({ title, sort, narrow }) => (
              <TableCell
                key={title}
                className={`${classes.head} ${narrow ? classes.narrow : ''}`}
                scope="col"
                role="columnheader"
                aria-sort={sort?.order && ARIA_SORT[sort.order]}
              >
                {sort ? (
                  <TableSortLabel
                    active={sort.order !== undefined}
                    direction={sort.order}
                    onClick={sort.onSort}
                  >
                    {title}
                  </TableSortLabel>
                ) : (
                  title
                )}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody role="rowgroup" className={classes.body}>
          {rows.map(row => (
            <TableRow
              key={keyOf(row)}
              hover
              role="row"
              className={classes.row}
              selected={isSelected?.(row)}
              aria-current={isSelected?.(row) || undefined}
            >
              {columns.map((column, index) => (
                <TableCell
                  key={column.title}
                  role="cell"
                  data-title={column.title}
                  className={[
                    classes.cell,
                    index === 0 ? classes.first : '',
                    column.narrow ? classes.narrow : '',
                    column.wide ? classes.wide : '',
                  ].join(' ')}
                >
                  {column.render(row)}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </MuiTable>
    </TableContainer>
  );
}
