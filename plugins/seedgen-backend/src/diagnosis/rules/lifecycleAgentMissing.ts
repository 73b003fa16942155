import { LIFECYCLE_AGENT_NAMESPACE } from '@seedgen/backstage-plugin-seedgen-common';
import { DOCUMENTATION } from '../../preflight/outcomes';
import { command, newRun, portal, restartByPortal } from '../commands';
import { bySigns } from '../match';
import type { Rule } from '../types';

/** Seen by the checks. */
export const lifecycleAgentMissing: Rule = {
  id: 'lifecycle-agent-missing',
  cause: 'Lifecycle Agent is not installed, or does not run',
  explanation:
    'A SeedGenerator is only an order; Lifecycle Agent on the cluster itself carries it out.',
  documentationUrl: DOCUMENTATION.operators,
  match: bySigns({
    codes: [
      'LifecycleAgentNotInstalled',
      'LifecycleAgentInstallFailed',
      'LifecycleAgentNeedsApproval',
      'LifecycleAgentInstalling',
      'LifecycleAgentNotReady',
    ],
  }),
  remedies: subject => [
    command(
      'See what there is of it',
      'The ClusterServiceVersion has to be Succeeded, and the pod ready.',
      `oc get subscription.operators.coreos.com,csv,pods -n ${LIFECYCLE_AGENT_NAMESPACE}`,
    ),
    portal(
      { action: 'install-lifecycle-agent' },
      'Package lifecycle-agent, channel stable, in its own namespace, from a catalog that this cluster has. What is there already is kept.',
    ),
    {
      ...restartByPortal(subject),
      title: 'Restart it where it is installed and its pod is not ready',
    },
    newRun,
  ],
};
