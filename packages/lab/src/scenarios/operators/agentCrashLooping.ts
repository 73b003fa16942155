import { STORED_SECRET } from '../../controllers/lifecycleAgent/agentFiles';
import { toTimestamp } from '../../controllers/pods/ClusterPods';
import {
  LIFECYCLE_AGENT_DEPLOYMENT,
  LIFECYCLE_AGENT_NAMESPACE,
} from '../../world/objects/lifecycleAgent';
import { SERVICE_VERSION } from '../../world/objects/olm';
import { restartAgent } from '../changes/restartAgent';
import type { Scenario, ScenarioCluster } from '../Scenario';

export const agentCrashLooping: Scenario = {
  name: 'lifecycle-agent-crash-looping',
  title: 'Lifecycle Agent ends as soon as it has started',
  does: 'It was restarted while it saved what it had to restore: on the node there is the Secret and no SeedGenerator.',
  place: 'behaviour',
  failure:
    'unable to recover SeedGenerator CR: Missing stored file /var/lib/lca/ibu-seedgen-orch/seedgen-cr.json',
  apply: cluster => {
    const { node } = cluster;
    node.writeFile(
      STORED_SECRET,
      JSON.stringify({
        apiVersion: 'v1',
        kind: 'Secret',
        metadata: { name: 'seedgen', namespace: LIFECYCLE_AGENT_NAMESPACE },
        type: 'Opaque',
        data: {},
      }),
    );
    restartAgent(cluster);
    setServiceVersion(cluster, {
      phase: 'Failed',
      reason: 'ComponentUnhealthy',
      message: `installing: waiting for deployment ${LIFECYCLE_AGENT_DEPLOYMENT} to become ready: deployment "${LIFECYCLE_AGENT_DEPLOYMENT}" not available: Deployment does not have minimum availability.`,
    });
    return () => {
      node.remove(STORED_SECRET);
      restartAgent(cluster);
      setServiceVersion(cluster, {
        phase: 'Succeeded',
        reason: 'InstallSucceeded',
        message: 'install strategy completed with no errors',
      });
    };
  },
};

function setServiceVersion(
  { store, spec, clock }: ScenarioCluster,
  status: { phase: string; reason: string; message: string },
): void {
  const name = `lifecycle-agent.v${spec.lifecycleAgentVersion}`;
  if (store.get(SERVICE_VERSION, name, LIFECYCLE_AGENT_NAMESPACE)) {
    store.updateStatus(
      SERVICE_VERSION,
      name,
      LIFECYCLE_AGENT_NAMESPACE,
      draft => {
        const now = toTimestamp(clock.now());
        draft.status = {
          ...status,
          lastTransitionTime: now,
          lastUpdateTime: now,
        };
      },
    );
  }
}
