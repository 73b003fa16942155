import type { ReactNode } from 'react';
import MuiTable from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import { makeStyles } from '@material-ui/core/styles';
import { subtleText } from './tones';

/** A column of a {@link DataTable}. */
export interface Column<T> {
  title: string;
  render(row: T): ReactNode;
  /** Keeps the cell on one line. */
  narrow?: boolean;
  /** Takes what the others leave, and never less than a sentence needs. */
  wide?: boolean;
}

const useStyles = makeStyles(theme => ({
  head: {
    color: subtleText(theme),
    whiteSpace: 'nowrap',
    fontWeight: 700,
    background: 'transparent',
  },
  cell: { verticalAlign: 'middle' },
  narrow: { whiteSpace: 'nowrap' },
  wide: { minWidth: 280 },
  row: {
    '&.MuiTableRow-root.Mui-selected, &.MuiTableRow-root.Mui-selected:hover': {
      background: theme.palette.action.selected,
      boxShadow: `inset 3px 0 0 ${theme.palette.primary.main}`,
    },
  },
}));

/** Rows that the backend has sorted and cut into pages already. Scrolls sideways when narrow. */
export function DataTable<T>(props: {
  label: string;
  columns: Column<T>[];
  rows: readonly T[];
  keyOf: (row: T) => string;
  isSelected?: (row: T) => boolean;
}) {
  const { label, columns, rows, keyOf, isSelected } = props;
  const classes = useStyles();
  return (
    <TableContainer tabIndex={0}>
      <MuiTable size="small" aria-label={label}>
        <TableHead>
          <TableRow>
            {columns.map(column => (
              <TableCell
                key={column.title}
                className={classes.head}
                scope="col"
              >
                {column.title}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map(row => (
            <TableRow
              key={keyOf(row)}
              hover
              className={classes.row}
              selected={isSelected?.(row)}
              aria-current={isSelected?.(row) || undefined}
            >
              {columns.map(column => (
                <TableCell
                  key={column.title}
                  className={[
                    classes.cell,
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
