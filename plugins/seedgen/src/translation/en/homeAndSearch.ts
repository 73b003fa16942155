export const homeAndSearchMessages = {
  running: {
    title: 'Running now',
    empty: 'No active runs',
    emptyText:
      'Runs that generate seed images or prepare container storage are listed here.',
    more: 'and more',
    toFleet: 'Open the fleet',
    listLabel: 'Active runs',
  },
  found: {
    run: 'Run',
    image: 'Seed image',
    requestedBy: 'requested by {{person}}',
  },
} as const;
