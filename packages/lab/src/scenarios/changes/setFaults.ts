import type { ClusterFaults } from '../../control/faults';
import type { ScenarioCluster, Undo } from '../Scenario';

/** Sets faults of the cluster; others that are set stay. */
export function setFaults(
  { faults }: ScenarioCluster,
  wanted: ClusterFaults,
): Undo {
  Object.assign(faults, wanted);
  return () => {
    for (const key of Object.keys(wanted) as Array<keyof ClusterFaults>) {
      delete faults[key];
    }
  };
}
