export const diagnosisMessages = {
  diagnosis: {
    title: 'Diagnosis',
    certainty: {
      certain: 'Certain',
      likely: 'Likely',
      possible: 'Possible',
    },
    why: 'What speaks for it',
    remedies: 'What to do',
    copyCommand: 'Copy the command',
    source: {
      'lifecycle-agent': 'Lifecycle Agent',
      'imager-log': "Imager's log",
      'machine-config': 'Machine Config Operator',
      registry: 'Registry',
      preflight: 'Preflight',
      run: 'This run',
    },
    kind: {
      portal: 'In the portal',
      command: 'In a terminal',
      person: 'By a person',
    },
  },
  leftOnNode: {
    title: 'Left on the node',
    outcome: {
      nothing: 'Nothing left',
      found: 'Something is left',
      'not-seen': 'Could not be looked at',
    },
    lookedAt: 'Looked at:',
    files: 'Files on the node',
    why: 'Why it matters',
  },
} as const;
