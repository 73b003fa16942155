import { connectContexts } from '../controllers/hub/detach';
import { clusterSpecs } from './clusterSpec';
import type { LabCluster } from './LabCluster';

export { createLabCluster } from './LabCluster';
export type { LabCluster, LabClusterOptions } from './LabCluster';
export type { LabEvent } from './ClusterContext';
export type { RegistryTrust } from './objects/secrets';
export {
  ADMINISTRATOR_USER,
  SERVICE_ACCOUNT_USER,
  VIEWER_USER,
} from './objects/users';

/** Names of the lab's clusters. */
export const clusterNames: readonly string[] = clusterSpecs.map(
  each => each.name,
);

/**
 * Connects a hub with the clusters it manages, so that deleting a `ManagedCluster` detaches the
 * cluster. To be called again when one of them is replaced.
 *
 * @returns the way to disconnect them
 */
export function connectHub(
  hub: LabCluster,
  members: readonly LabCluster[],
): () => void {
  return connectContexts(
    hub.context,
    members.map(each => each.context),
  );
}
