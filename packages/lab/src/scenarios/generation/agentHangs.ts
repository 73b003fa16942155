import { setFaults } from '../changes/setFaults';
import type { Scenario } from '../Scenario';

export const agentHangs: Scenario = {
  name: 'agent-hangs',
  title: 'Lifecycle Agent hangs',
  does: 'It stays at "Pulling recert image" until its pod is restarted; once.',
  place: 'behaviour',
  failure: 'SeedGenInProgress "Pulling recert image" for more than 30 minutes',
  apply: cluster =>
    setFaults(cluster, { hangAtMessage: 'Pulling recert image' }),
};
