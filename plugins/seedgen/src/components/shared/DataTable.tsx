import type { ReactNode } from 'react';
import MuiTable from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import TableSortLabel from '@material-ui/core/TableSortLabel';
import { useTableStyles } from './tableStyles';

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
