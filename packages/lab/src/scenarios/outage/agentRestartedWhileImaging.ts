import { setFaults } from '../changes/setFaults';
import type { Scenario } from '../Scenario';

export const agentRestartedWhileImaging: Scenario = {
  name: 'agent-restarted-while-imaging',
  title: 'Lifecycle Agent is restarted while the imager runs',
  does: 'Its pod is deleted after "Launching imager container", before the kubelet is stopped; the imager goes on and pushes.',
  place: 'failure',
  failure:
    'Seed generation failed: imager container status check failed: expected container status exited, found: running',
  apply: cluster => setFaults(cluster, { restartAgentWhileImaging: true }),
};
