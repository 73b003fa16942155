import { command, newRun } from '../commands';
import { bySigns } from '../match';
import type { Rule } from '../types';

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
