export const auditExportMessages = {
  auditExport: {
    label: 'Export',
    csv: 'Export as CSV',
    jsonl: 'Export as JSONL',
    csvHint:
      'A table for a spreadsheet, of everything that these filters let through',
    jsonlHint:
      'One JSON object a line with the hashes of the chain, of everything that these filters let through',
    forbidden: 'Exporting needs the permission {{permission}}',
    running: 'Downloading… {{size}}',
    cancel: 'Stop',
    done: '{{name}} was saved ({{size}})',
    failed: 'The export failed',
    incomplete: 'The download stopped after {{size}}; nothing was saved.',
  },
  auditMore: {
    runId: 'Run',
    digest: 'Digest',
    time: 'Times in your zone: {{zone}}',
    noMatch: 'No entry matches',
    emptyText:
      'Everything that is requested, done or refused here is recorded and appears on this page.',
    badMoment: 'Enter a date and time',
    order: '“From” must be before “Until”',
  },
} as const;
