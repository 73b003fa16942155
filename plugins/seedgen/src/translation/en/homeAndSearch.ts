export const homeAndSearchMessages = {
  running: {
    title: 'Running now',
    empty: 'Nothing is running',
    emptyText:
      'Seed images and container storage that are under way show here.',
    more: 'and more',
    toFleet: 'See the fleet',
    listLabel: 'Runs that are under way',
  },
  found: {
    run: 'Run',
    image: 'Seed image',
    requestedBy: 'asked by {{person}}',
  },
} as const;
