export const preflightMessages = {
  preflight: {
    title: 'Preflight',
    latestTitle: 'Latest preflight',
    showChecks_one: 'Show the check',
    showChecks_other: 'Show the {{count}} checks',
    passed: 'Every check passed',
    warned: 'Passed with warnings',
    blocked: 'Blocked: nothing was touched',
    running: 'Checking…',
    none: 'Not checked yet',
    noneText:
      'A preflight reads the cluster and the registry and changes nothing.',
    start: 'Check now',
    found: 'Found',
    wanted: 'Wanted',
    remedy: 'What to do',
    lookedAt: 'Looked at',
    blocks: 'blocks a run',
    group: {
      fail: 'Failed',
      unknown: 'Could not be seen',
      warn: 'Warnings',
      pass: 'Passed',
      'not-applicable': 'Not applicable',
    },
  },
  verification: {
    title: 'Proof of the image',
    verified: 'This is the seed that was asked for',
    rejected: 'This is not the seed that was asked for',
    unknown: 'Not everything could be proven',
    proof: {
      pass: 'proven',
      fail: 'contradicted',
      unknown: 'not seen',
    },
  },
} as const;
