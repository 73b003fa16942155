import { DOCUMENTATION } from '../../preflight/outcomes';
import { command, newRun, person, portal, quoted } from '../commands';
import { find, matchOf } from '../match';
import type { Rule, Subject } from '../types';

/** Offers to resume the pool, by the portal and by hand; shared by the causes that need it. */
export function resumePool({ runId }: Subject) {
  return [
    portal(
      { action: 'resume-machine-config-pool', ...(runId && { runId }) },
      'What has waited is brought to the node, which can reboot it. The pool is followed until it is up to date.',
    ),
    command(
      'Resume the pool by hand',
      'The same as the portal does.',
      `oc patch machineconfigpool master --type merge -p '{"spec":{"paused":false}}'`,
    ),
  ];
}

/** A pool that was paused for maintenance, and forgotten or not. */
export const poolPaused: Rule = {
  id: 'pool-paused',
  cause: 'The machine config pool is paused',
  explanation:
    'While a pool is paused the Machine Config Operator renders, but brings nothing to the node. A MachineConfig never takes effect, and Lifecycle Agent, which empties the pull secret and waits until the node has it, gives up after 10 minutes and leaves it emptied.',
  match: symptoms => {
    const named = find(symptoms, { codes: ['PoolPaused'] });
    if (named.length > 0) return matchOf(named, 'certain');
    return symptoms.pool?.paused
      ? {
          certainty: 'likely',
          evidence: [
            {
              source: 'machine-config',
              text: `MachineConfigPool ${symptoms.pool.name} is paused (spec.paused)`,
            },
          ],
        }
      : undefined;
  },
  remedies: subject => [
    person(
      'Find out who paused it, and why',
      'Maintenance that is under way, or GitOps that would pause it again: see the managedFields of the pool.',
    ),
    ...resumePool(subject),
    newRun,
  ],
};

const REFUSED =
  /reconciliation failed between|can't reconcile config|section contains changes/;

/** MCO pkg/controller/common/reconcile.go. */
export const machineConfigRefused: Rule = {
  id: 'machine-config-refused',
  cause: 'A running node’s disks cannot be changed by a MachineConfig',
  explanation:
    'Ignition applies the sections disks, filesystems and raid at the first boot alone. From 4.16 on the Machine Config Operator refuses to render such a change (RenderDegraded); up to 4.15 the daemon on the node refuses it (Unreconcilable). Even where the check can be overridden, an existing node is never repartitioned.',
  documentationUrl: DOCUMENTATION.partition,
  match: symptoms => matchOf(find(symptoms, { said: REFUSED }), 'certain'),
  remedies: ({ machineConfig, runId }) => [
    {
      title: 'Choose another strategy',
      kind: 'portal',
      text: 'See the storage plan of this cluster: a second disk, prepared with files and units only, or the files for a new installation.',
    },
    command(
      'See that the pool has recovered',
      'RenderDegraded and NodeDegraded have to be False.',
      `oc get machineconfigpool master -o jsonpath='{range .status.conditions[*]}{.type}={.status} {.message}{"\\n"}{end}'`,
    ),
    ...(machineConfig
      ? [
          portal(
            {
              action: 'remove-machine-config',
              machineConfig,
              ...(runId && { runId }),
            },
            'If it is still there: the run takes it back itself, and this is for one that it could not remove. The pool is followed until it has recovered.',
          ),
          command(
            'Take the MachineConfig back if it is still there',
            'The portal does so itself; this is for one that it could not remove.',
            `oc delete machineconfig ${quoted(
              machineConfig,
            )} --ignore-not-found`,
          ),
        ]
      : []),
  ],
};
