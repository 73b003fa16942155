import { uninstallAgent } from '../changes/uninstallAgent';
import type { Scenario } from '../Scenario';

export const agentMissing: Scenario = {
  name: 'lifecycle-agent-missing',
  title: 'Lifecycle Agent is not installed',
  does: 'There is neither its namespace nor its kinds; the catalog redhat-operators has it.',
  place: 'behaviour',
  failure:
    'the kind SeedGenerator is not known, and there is no namespace openshift-lifecycle-agent',
  apply: cluster => uninstallAgent(cluster),
};
