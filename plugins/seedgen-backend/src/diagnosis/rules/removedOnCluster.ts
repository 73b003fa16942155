import { command, newRun, person } from '../commands';
import { bySigns } from '../match';
import type { Rule } from '../types';

/** Somebody else has a hand on the same object. */
export const removedOnCluster: Rule = {
  id: 'removed-on-cluster',
  cause: 'Somebody or something removed what the run had made',
  explanation:
    'The object was gone while the API answered, and neither the portal nor the cluster’s own controllers remove it at that point. GitOps with pruning does so to what is not in its repository.',
  match: bySigns({ codes: ['RemovedOnCluster'] }, 'likely'),
  remedies: () => [
    command(
      'Ask the audit log of the API server',
      'Shows who deleted a SeedGenerator or a MachineConfig.',
      `oc adm node-logs --role=master --path=kube-apiserver/audit.log | grep '"verb":"delete"' | grep -E '"resource":"(seedgenerators|machineconfigs)"'`,
    ),
    person(
      'Keep it from doing so',
      'Leave the object out of what is pruned, or pause the application during the run.',
    ),
    newRun,
  ],
};
