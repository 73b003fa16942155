import { command, newRun } from '../commands';
import { find, matchOf } from '../match';
import type { Rule } from '../types';

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
