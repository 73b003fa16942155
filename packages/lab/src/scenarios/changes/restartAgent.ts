import { LIFECYCLE_AGENT_NAMESPACE } from '../../world/objects/lifecycleAgent';
import type { ScenarioCluster } from '../Scenario';

/** Deletes the operator's pod; the Deployment makes a new one, which looks at the node afresh. */
export function restartAgent({ store }: ScenarioCluster): void {
  for (const { metadata } of store.list('Pod', LIFECYCLE_AGENT_NAMESPACE)) {
    store.delete('Pod', metadata.name, LIFECYCLE_AGENT_NAMESPACE);
  }
}
