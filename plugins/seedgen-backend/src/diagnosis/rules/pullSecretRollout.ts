import { command, newRun, onNode } from '../commands';
import { bySigns } from '../match';
import { restorePullSecret } from '../pullSecret';
import type { Rule } from '../types';
import { resumePool } from './poolPaused';

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
    command(
      'Take the true pull secret from the node',
      'Nothing was brought there while the pool was paused or degraded, so that the node still has it. Do this before the pool goes on. If it is the one of registry.connect.redhat.com with user "empty" alone, use the copy that you have.',
      onNode(subject, 'cat /var/lib/kubelet/config.json > pull-secret.json'),
    ),
    restorePullSecret,
    // Only now: whatever the cluster's pull secret is then is brought to the node.
    ...resumePool(subject),
    newRun,
  ],
};
