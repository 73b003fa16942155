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
    running: 'Fetching… {{size}}',
    cancel: 'Stop',
    done: '{{name}} was saved ({{size}})',
    failed: 'The export failed',
    incomplete: 'It broke off after {{size}}; nothing was saved.',
  },
  auditMore: {
    runId: 'Run',
    digest: 'Digest',
    time: 'Times in your zone: {{zone}}',
    noMatch: 'No entry matches',
    emptyText:
      'Everything that is asked for, done or refused here is written down, and shows up on this page.',
    badMoment: 'Enter a date and time',
    order: '“From” must be before “Until”',
  },
} as const;
