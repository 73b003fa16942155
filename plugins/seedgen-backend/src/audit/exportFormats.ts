import type {
  AuditEntry,
  AuditExportFormat,
} from '@seedgen/backstage-plugin-seedgen-common';
import { csvRow } from './csv';

/** How entries are written in a file. */
export interface ExportFormat {
  contentType: string;
  /** Before the first entry. */
  head: string;
  entry(entry: AuditEntry): string;
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
