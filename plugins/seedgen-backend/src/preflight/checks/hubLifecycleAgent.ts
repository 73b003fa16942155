import { LIFECYCLE_AGENT_NAMESPACE } from '@seedgen/backstage-plugin-seedgen-common';
import type { Check } from '../check';
import {
  DOCUMENTATION,
  notApplicable,
  pass,
  unreadable,
  warn,
} from '../outcomes';
import { lifecycleAgentVersion } from './lifecycleAgentVersion';

const DEPLOYMENT = 'lifecycle-agent-controller-manager';

/**
 * Lifecycle Agent is on the hub as well, as fleets have it whose operators are rolled out from
 * there. For the seed only the cluster's own counts, so this never blocks.
 */
export const hubLifecycleAgent: Check = {
  id: 'hub-lifecycle-agent',
  title: 'Lifecycle Agent is on the hub',
  severity: 'warns',
  kinds: ['generate'],
  async run({ hub }) {
    if (!hub) return notApplicable('No hub is configured for the cluster.');
    const lookedAt = `ClusterServiceVersion lifecycle-agent.* and Deployment ${DEPLOYMENT} on hub ${hub.name}`;
    const [versions, deployment] = await Promise.all([
      hub.list('ClusterServiceVersion', LIFECYCLE_AGENT_NAMESPACE),
      hub.get('Deployment', DEPLOYMENT, LIFECYCLE_AGENT_NAMESPACE),
    ]);
    if (!versions.ok) return unreadable(versions.failure, lookedAt);
    const version = lifecycleAgentVersion(versions.value);
    const evidence = {
      lookedAt,
      wanted: 'phase Succeeded, 1 pod ready',
      documentationUrl: DOCUMENTATION.operators,
    };
    if (!version) {
      return warn({
        ...evidence,
        found: 'none',
        reasonCode: 'HubOperatorNotInstalled',
        message: `Hub '${hub.name}' has no Lifecycle Agent; the cluster's own is what makes the seed.`,
        remedy:
          'Install it where the hub rolls its operators out to clusters; else nothing is to be done.',
      });
    }
    const { name } = version.metadata;
    const phase = String(version.status?.phase ?? 'unknown');
    if (phase !== 'Succeeded') {
      return warn({
        ...evidence,
        found: `${name}, phase ${phase}`,
        reasonCode: 'HubOperatorNotReady',
        message: `${name} on hub '${hub.name}' is in phase ${phase}.`,
        remedy: `See oc get csv -n ${LIFECYCLE_AGENT_NAMESPACE} -o yaml on the hub for what it waits for.`,
      });
    }
    if (!deployment.ok && deployment.failure.code !== 'not-found') {
      return unreadable(deployment.failure, lookedAt);
    }
    const ready = deployment.ok
      ? Number(deployment.value.status?.readyReplicas ?? 0)
      : 0;
    if (ready < 1) {
      return warn({
        ...evidence,
        found: `${name}, 0 pods ready`,
        reasonCode: 'HubOperatorNotReady',
        message: `${name} on hub '${hub.name}' is installed, but its pod is not ready.`,
        remedy: `See oc get pods -n ${LIFECYCLE_AGENT_NAMESPACE} on the hub.`,
      });
    }
    return pass(`${name} is on the hub.`, {
      ...evidence,
      found: `${name}, ${ready} pod(s) ready`,
    });
  },
};
