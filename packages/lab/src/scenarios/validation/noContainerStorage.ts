import { CONTAINER_MOUNT_UNIT } from '../../world/node/SimulatedNode';
import { CONTAINER_STORAGE } from '../../world/node/standardDisks';
import { restartAgent } from '../changes/restartAgent';
import type { Scenario } from '../Scenario';

export const noContainerStorage: Scenario = {
  name: 'no-container-storage',
  title: 'Container storage is on the root file system',
  does: 'The mount unit of /var/lib/containers is gone, nothing is mounted there, and Lifecycle Agent has started since.',
  place: 'rejection',
  failure: 'Rejected: Cluster must be configured with shared container storage',
  apply: cluster => {
    const { units, mounts } = cluster.node;
    const unit = units.get(CONTAINER_MOUNT_UNIT);
    const mount = cluster.node.mountAt(CONTAINER_STORAGE);
    units.delete(CONTAINER_MOUNT_UNIT);
    if (mount) {
      mounts.splice(mounts.indexOf(mount), 1);
    }
    restartAgent(cluster);
    return () => {
      if (unit && !units.has(CONTAINER_MOUNT_UNIT)) {
        units.set(CONTAINER_MOUNT_UNIT, unit);
      }
      if (mount && !cluster.node.mountAt(CONTAINER_STORAGE)) {
        mounts.push(mount);
      }
      restartAgent(cluster);
    };
  },
};
