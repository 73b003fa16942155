import { command, newRun, person, portal } from '../commands';
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
