import type {
  AuditEntry,
  AuditExportFormat,
} from '@seedgen/backstage-plugin-seedgen-common';

/** How entries are written in a file. */
export interface ExportFormat {
  contentType: string;
  /** Before the first entry. */
  head: string;
  entry(entry: AuditEntry): string;
}

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

const COLUMNS = [
  'sequence',
  'at',
  'action',
  'outcome',
  'actor',
  'cluster',
  'runId',
  'image',
  'digest',
  'reasonCode',
  'message',
  'id',
] as const satisfies ReadonlyArray<keyof AuditEntry>;

/** The formats that the log can be taken away in. */
export const EXPORT_FORMATS: Record<AuditExportFormat, ExportFormat> = {
  csv: {
    contentType: 'text/csv; charset=utf-8; header=present',
    head: csvRow(COLUMNS),
    entry: entry => csvRow(COLUMNS.map(column => entry[column])),
  },
  // With the hashes, so that the chain can be followed in the file.
  jsonl: {
    contentType: 'application/jsonl; charset=utf-8',
    head: '',
    entry: entry => `${JSON.stringify(entry)}\n`,
  },
};
