import {
  REMEDIES,
  type RemedyAction,
} from '@seedgen/backstage-plugin-seedgen-common';

// In English a remedy is described in one place, which the documentation is made from too.
const ofEach = (
  text: (remedy: (typeof REMEDIES)[RemedyAction]) => string,
): Record<RemedyAction, string> =>
  Object.fromEntries(
    Object.entries(REMEDIES).map(([action, remedy]) => [action, text(remedy)]),
  ) as Record<RemedyAction, string>;

export const remedyMessages = {
  remedy: {
    title: ofEach(({ title }) => title),
    /** A line for each sentence; another language may need more or fewer. */
    touches: ofEach(({ touches }) => touches.join('\n')),
    runTitle: 'Remedy: {{title}}',
    begin: '{{title}}…',
    nothingByItself: 'Nothing of this happens automatically.',
    touchesTitle: 'What it touches',
    cluster: 'Cluster',
    forRun: 'For the run',
    machineConfig: 'MachineConfig',
    catalogSource: 'CatalogSource',
    seedImage: 'Image',
    disruptionTitle: 'Disruption',
    disruption: {
      none: 'None',
      restart: 'Restart',
      rollout: 'Possible reboot',
      outage: 'Outage',
    },
    disruptionText: {
      none: 'Nothing that runs is disturbed.',
      restart: 'An operator is restarted; the cluster and its API stay.',
      rollout: 'The node may take a configuration up and reboot for it.',
      outage: 'A generation follows, and with it the outage of the cluster.',
    },
    confirm: 'Type {{cluster}} to confirm',
    reason: 'Reason (optional)',
    reasonHint: 'Kept in the audit log; the number of a ticket, for example.',
    notNow: 'Not now',
    refused: 'The remedy was not started',
    forbidden: 'Not allowed here: this needs {{permissions}}.',
    busy: 'Another remedy is being applied to this cluster.',
    newRun: 'New run',
    followed: 'A new run has started',
    followedText:
      'The remedy is complete; the new run shows how the generation goes on.',
    followNewRun: 'Follow the new run',
  },
} as const;
