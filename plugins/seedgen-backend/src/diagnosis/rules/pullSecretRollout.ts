import { command, newRun } from '../commands';
import { bySigns } from '../match';
import { restoreFromNode, restorePullSecret } from '../pullSecret';
import type { Rule } from '../types';

/** 10 minutes, LCA generateSeedImage. */
export const pullSecretRollout: Rule = {
  id: 'pull-secret-rollout',
  cause: 'The emptied pull secret was not rolled out to the node',
  explanation:
    'Lifecycle Agent empties the pull secret and waits 10 minutes until the Machine Config Operator has written it to the node. A pool that is paused or degraded writes nothing.',
  match: bySigns({ codes: ['PullSecretRolloutTimedOut'] }),
  remedies: subject => [
    command(
      'Look at the pool',
      'It must be neither paused nor degraded; RenderDegraded does not show in its columns.',
      `oc get machineconfigpool master -o jsonpath='paused={.spec.paused}{"\\n"}{range .status.conditions[*]}{.type}={.status} {.message}{"\\n"}{end}'`,
    ),
    restoreFromNode(subject),
    restorePullSecret,
    newRun,
  ],
};
