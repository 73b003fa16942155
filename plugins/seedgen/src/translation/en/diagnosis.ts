export const diagnosisMessages = {
  diagnosis: {
    title: 'Diagnosis',
    certainty: {
      certain: 'Certain',
      likely: 'Likely',
      possible: 'Possible',
    },
    why: 'Evidence',
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
      person: 'Manually',
    },
  },
  leftOnNode: {
    title: 'Left on the node',
    outcome: {
      nothing: 'Nothing left',
      found: 'Something is left',
      'not-seen': 'Could not be checked',
    },
    lookedAt: 'Checked:',
    files: 'Files on the node',
    why: 'Why it matters',
  },
} as const;
