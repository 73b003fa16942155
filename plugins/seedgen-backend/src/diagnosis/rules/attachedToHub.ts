import { DOCUMENTATION } from '../../preflight/outcomes';
import { command, newRun, person, quoted } from '../commands';
import { bySigns } from '../match';
import type { Rule } from '../types';

/** LCA, validateSystem: the klusterlet CRD and the add-on namespaces. */
export const attachedToHub: Rule = {
  id: 'attached-to-hub',
  cause: 'The cluster is still attached to a hub',
  explanation:
    'A seed must not carry the identity of a managed cluster, so Lifecycle Agent refuses while the klusterlet CustomResourceDefinition or a namespace open-cluster-management-addon-* exists.',
  documentationUrl: DOCUMENTATION.seed,
  match: bySigns({
    codes: [
      'StillAttachedToHub',
      'AcmAddonsPresent',
      'KlusterletPresent',
      'HubAddonsPresent',
    ],
  }),
  remedies: ({ cluster }) => [
    person(
      'Keep the way back in',
      "Save the installation's admin kubeconfig before: the cluster's namespace on the hub goes with its ManagedCluster. With zero touch provisioning take it from Git first; do not delete the ClusterInstance.",
    ),
    command(
      'Detach it on the hub',
      'With the kubeconfig of the hub, while the cluster is reachable; an offline deletion leaves the klusterlet behind.',
      `oc delete managedcluster ${quoted(cluster)}`,
    ),
    command(
      'Wait until nothing of the hub is left',
      'With the kubeconfig of the cluster. Both must list nothing.',
      [
        'oc get crd klusterlets.operator.open-cluster-management.io --ignore-not-found',
        'oc get namespaces -o name | grep open-cluster-management-addon-',
      ].join('\n'),
    ),
    newRun,
  ],
};
