// What spreadsheets take for the beginning of a formula, by OWASP's page on CSV injection, the
// full-width forms of the first four among them.
const FORMULA = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;

/**
 * A row of a table as RFC 4180 has it, with every cell in quotes. A text that a spreadsheet would
 * take for a formula begins with an apostrophe instead.
 */
export function csvRow(
  cells: ReadonlyArray<string | number | undefined>,
): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(cell: string | number | undefined): string {
  if (cell === undefined) return '""';
  if (typeof cell === 'number') return `"${cell}"`;
  const safe = FORMULA.test(cell) ? `'${cell}` : cell;
  return `"${safe.replace(/"/g, '""')}"`;
}
