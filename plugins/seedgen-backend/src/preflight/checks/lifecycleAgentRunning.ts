import { LIFECYCLE_AGENT_NAMESPACE } from '@seedgen/backstage-plugin-seedgen-common';
import type { Check } from '../check';
import { DOCUMENTATION, fail, pass, unreadable } from '../outcomes';

const DEPLOYMENT = 'lifecycle-agent-controller-manager';
const LOOKED_AT = `ClusterServiceVersion lifecycle-agent.* and Deployment ${DEPLOYMENT} in ${LIFECYCLE_AGENT_NAMESPACE}`;

/** The operator that makes seeds is installed and its pod is ready. */
export const lifecycleAgentRunning: Check = {
  id: 'lifecycle-agent-running',
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
    const version = versions.value
      .filter(({ metadata }) => metadata.name.startsWith('lifecycle-agent.v'))
      // While it is upgraded there are two; the newer one replaces the other.
      .sort((a, b) =>
        b.metadata.name.localeCompare(a.metadata.name, 'en', { numeric: true }),
      )[0];
    if (!version) {
      return fail({
        lookedAt: LOOKED_AT,
        found: 'not installed',
        wanted: 'lifecycle-agent, phase Succeeded',
        reasonCode: 'LifecycleAgentNotInstalled',
        message: `Lifecycle Agent is not installed in ${LIFECYCLE_AGENT_NAMESPACE}.`,
        remedy:
          'Install the operator lifecycle-agent from channel stable on this cluster; the hub is not enough.',
        documentationUrl: DOCUMENTATION.operators,
      });
    }
    const { name } = version.metadata;
    const phase = String(version.status?.phase ?? 'unknown');
    if (phase !== 'Succeeded') {
      return fail({
        lookedAt: LOOKED_AT,
        found: `${name}: ${phase}`,
        wanted: 'phase Succeeded',
        reasonCode: 'LifecycleAgentNotInstalled',
        message: `The installation of ${name} is in phase ${phase}.`,
        remedy: `See oc get csv -n ${LIFECYCLE_AGENT_NAMESPACE} -o yaml for what it waits for.`,
        documentationUrl: DOCUMENTATION.operators,
      });
    }
    if (!deployment.ok && deployment.failure.code !== 'not-found') {
      return unreadable(deployment.failure, LOOKED_AT);
    }
    const ready = deployment.ok
      ? Number(deployment.value.status?.readyReplicas ?? 0)
      : 0;
    if (ready < 1) {
      return fail({
        lookedAt: LOOKED_AT,
        found: `${name}, 0 pods ready`,
        wanted: '1 pod ready',
        reasonCode: 'LifecycleAgentNotReady',
        message: `${name} is installed, but its pod is not ready, so nothing would act on the request.`,
        remedy: `See oc get pods -n ${LIFECYCLE_AGENT_NAMESPACE}. After an interrupted generation it may miss a stored file and say so in its log.`,
      });
    }
    return pass(`${name} is running.`, {
      lookedAt: LOOKED_AT,
      found: `${name}, ${ready} pod(s) ready`,
    });
  },
};
