import { LIFECYCLE_AGENT_NAMESPACE } from '@seedgen/backstage-plugin-seedgen-common';
import type { Check } from '../check';
import { fail, pass, unreadable } from '../outcomes';
import { whyNotInstalled } from './lifecycleAgentInstall';
import { lifecycleAgentVersion } from './lifecycleAgentVersion';

const DEPLOYMENT = 'lifecycle-agent-controller-manager';
const LOOKED_AT = `ClusterServiceVersion lifecycle-agent.* and Deployment ${DEPLOYMENT} in ${LIFECYCLE_AGENT_NAMESPACE}`;

/** The operator that makes seeds is installed and its pod is ready. */
export const lifecycleAgentRunning: Check = {
  id: 'lifecycle-agent-running',
  decides: 'each-look',
  title: 'Lifecycle Agent is installed and running',
  // Partitioning does without it; it only has to be restarted afterwards where it is there.
  severity: { generate: 'blocks', partition: 'warns' },
  kinds: ['generate', 'partition'],
  async run({ cluster }) {
    const [versions, deployment] = await Promise.all([
      cluster.list('ClusterServiceVersion', LIFECYCLE_AGENT_NAMESPACE),
      cluster.get('Deployment', DEPLOYMENT, LIFECYCLE_AGENT_NAMESPACE),
    ]);
    if (!versions.ok) return unreadable(versions.failure, LOOKED_AT);
    const version = lifecycleAgentVersion(versions.value);
    if (!version) {
      return whyNotInstalled(cluster, {
        lookedAt: LOOKED_AT,
        found: 'not installed',
      });
    }
    const { name } = version.metadata;
    const phase = String(version.status?.phase ?? 'unknown');
    if (phase !== 'Succeeded') {
      return whyNotInstalled(cluster, {
        lookedAt: LOOKED_AT,
        found: `${name}: ${phase}`,
      });
    }
    if (!deployment.ok && deployment.failure.code !== 'not-found') {
      return unreadable(deployment.failure, LOOKED_AT);
    }
    const ready = deployment.ok
      ? Number(deployment.value.status?.readyReplicas ?? 0)
      : 0;
    if (ready < 1) {
      return {
        ...fail({
          lookedAt: LOOKED_AT,
          found: `${name}, 0 pods ready`,
          wanted: '1 pod ready',
          reasonCode: 'LifecycleAgentNotReady',
          message: `${name} is installed, but its pod is not ready, so nothing would act on the request.`,
          remedy: `See oc get pods -n ${LIFECYCLE_AGENT_NAMESPACE}. After an interrupted generation it may say in its log that it misses a stored file; then it starts when what is left in /var/lib/lca/ibu-seedgen-orch is removed.`,
        }),
        remedyCalls: [{ action: 'restart-lifecycle-agent' }],
      };
    }
    return pass(`${name} is running.`, {
      lookedAt: LOOKED_AT,
      found: `${name}, ${ready} pod(s) ready`,
    });
  },
};
