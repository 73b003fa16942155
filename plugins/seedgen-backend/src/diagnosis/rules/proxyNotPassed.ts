import { command, newRun, person } from '../commands';
import { find, matchOf } from '../match';
import type { Rule } from '../types';

/** OCPBUGS-30818. */
export const proxyNotPassed: Rule = {
  id: 'proxy-not-passed',
  cause: 'The imager does not know the cluster’s proxy',
  explanation:
    'Older Lifecycle Agents start podman without the proxy’s environment (OCPBUGS-30818), so that a registry behind a proxy cannot be reached. It only applies where the registry is reached through a proxy.',
  match: symptoms => {
    const { hasProxy } = symptoms.subject;
    if (hasProxy === false) return undefined;
    const match = matchOf(
      find(symptoms, {
        codes: ['RegistryUnreachableFromNode', 'RegistryNameUnknownToNode'],
      }),
      hasProxy ? 'likely' : 'possible',
    );
    if (!match) return undefined;
    const known = hasProxy
      ? 'The cluster has a proxy'
      : 'Whether the cluster has a proxy is not known';
    return {
      ...match,
      evidence: [{ source: 'run', text: known }, ...match.evidence],
    };
  },
  remedies: () => [
    command(
      'See the proxy, and what goes around it',
      'Without a proxy, or with the registry in noProxy, this is not the cause.',
      `oc get proxy.config.openshift.io cluster -o jsonpath='{.status}{"\\n"}'`,
    ),
    person(
      'Upgrade Lifecycle Agent, or go around the proxy',
      'A registry that is listed in noProxy and reachable directly needs no proxy.',
    ),
    newRun,
  ],
};
