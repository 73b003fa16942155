import { DOCUMENTATION } from '../../preflight/outcomes';
import { command, newRun, person, quoted } from '../commands';
import { bySigns, find, matchOf } from '../match';
import type { Rule } from '../types';

/** Seen since Lifecycle Agent no longer takes the cluster off its hub itself. */
export const reimportedByHub: Rule = {
  id: 'reimported-by-hub',
  cause: 'The hub imported the cluster again during the run',
  explanation:
    'The checks found the cluster detached, and minutes later Lifecycle Agent found traces of a hub. A hub that still has the ManagedCluster, or GitOps that makes it anew, imports the cluster again.',
  match: symptoms => {
    if (!symptoms.passedChecks.includes('detached-from-hub')) return undefined;
    const codes = ['StillAttachedToHub', 'AcmAddonsPresent'];
    // What an earlier detachment has left behind holds the clean-up as well, and no check sees it.
    const cleanup = ['AcmCleanupTimedOut'];
    return (
      matchOf(find(symptoms, { codes }), 'likely') ??
      matchOf(find(symptoms, { codes: cleanup }), 'possible')
    );
  },
  remedies: ({ cluster }) => [
    command(
      'Look whether the hub has it',
      'With the kubeconfig of the hub. It must not be found.',
      `oc get managedcluster ${quoted(cluster)}`,
    ),
    person(
      'Take it from what makes it',
      'Remove the cluster from the Git repository or policy that the hub applies, then detach it.',
    ),
    newRun,
  ],
};

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

const NAMED = /acm-rs-|configurationpolic/i;

/** From the clean-up that large fleets run before each generation. */
export const leftoverAcmResources: Rule = {
  id: 'leftover-acm-resources',
  cause: 'Rules and policies of the hub were left behind',
  explanation:
    'PrometheusRules acm-rs-* of right-sizing, and ConfigurationPolicies with finalizers, outlive a detached cluster’s agents and keep their namespaces from going away.',
  match: symptoms => {
    const codes = ['AcmCleanupTimedOut', 'CleanupFailed'];
    return (
      matchOf(find(symptoms, { codes, said: NAMED }), 'certain') ??
      matchOf(find(symptoms, { codes: ['AcmCleanupTimedOut'] }), 'possible')
    );
  },
  remedies: () => [
    command(
      'See what was left',
      'Both must list nothing.',
      [
        'oc get prometheusrules.monitoring.coreos.com -A | grep acm-rs-',
        'oc get configurationpolicies.policy.open-cluster-management.io -A',
      ].join('\n'),
    ),
    command(
      'Delete the rules and free the policies',
      'Only once the cluster is detached from its hub.',
      [
        `oc get prometheusrules.monitoring.coreos.com -A --no-headers | awk '$2 ~ /^acm-rs-/ {print $1, $2}' | xargs -r -n2 sh -c 'oc delete prometheusrules.monitoring.coreos.com -n "$0" "$1"'`,
        `oc get configurationpolicies.policy.open-cluster-management.io -A --no-headers | awk '{print $1, $2}' | xargs -r -n2 sh -c 'oc patch configurationpolicies.policy.open-cluster-management.io -n "$0" "$1" --type=merge -p "{\\"metadata\\":{\\"finalizers\\":null}}"'`,
      ].join('\n'),
    ),
    newRun,
  ],
};

/** OCPBUGS-44851. */
export const acmFinalizers: Rule = {
  id: 'acm-finalizers',
  cause: 'Finalizers of the hub’s agents hold their resources back',
  explanation:
    'Lifecycle Agent deletes the CustomResourceDefinitions and namespaces of the hub’s agents and waits 15 minutes for each. An AppliedManifestWork whose agent is gone keeps its finalizer for ever (OCPBUGS-44851).',
  match: bySigns({ codes: ['AcmCleanupTimedOut'] }, 'likely'),
  remedies: () => [
    command(
      'Find what is held back',
      'Objects with a deletion timestamp and finalizers are the ones.',
      [
        'oc get appliedmanifestworks.work.open-cluster-management.io -o custom-columns=NAME:.metadata.name,DELETED:.metadata.deletionTimestamp,FINALIZERS:.metadata.finalizers',
        'oc get namespaces,crd -o name | grep open-cluster-management',
      ].join('\n'),
    ),
    command(
      'Take the finalizers off',
      'Only those of AppliedManifestWorks, and only once the cluster is detached from its hub.',
      `oc get appliedmanifestworks.work.open-cluster-management.io -o name | xargs -r -I{} oc patch {} --type=merge -p '{"metadata":{"finalizers":null}}'`,
    ),
    newRun,
  ],
};
