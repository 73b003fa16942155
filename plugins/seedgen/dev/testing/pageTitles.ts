/** Pages that can be linked to, and what the browser's tab calls each before the name of the portal. */
export const PAGE_TITLES: [path: string, title: string][] = [
  ['/seedgen', 'Fleet'],
  ['/seedgen/runs', 'Runs'],
  [
    '/seedgen/runs/6f1d2c3b-0000-4000-8000-000000000002',
    'Failed · sno1 · 4.18.27-x86_64',
  ],
  ['/seedgen/runs/unknown', 'Run unknown'],
  ['/seedgen/images', 'Images'],
  ['/seedgen/images/sha256:unknown', 'sha256:unknown'],
  ['/seedgen/audit', 'Audit'],
];
