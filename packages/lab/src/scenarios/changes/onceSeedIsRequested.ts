import { SEED_GENERATOR } from '../../controllers/lifecycleAgent/agentFiles';
import type { ScenarioCluster, Undo } from '../Scenario';

/**
 * Changes the cluster as soon as the next SeedGenerator is created, before Lifecycle Agent looks at
 * it. Taken back before that, nothing is changed.
 */
export function onceSeedIsRequested(
  cluster: ScenarioCluster,
  change: () => Promise<Undo>,
): Undo {
  let changing: Promise<Undo> | undefined;
  const stopListening = cluster.store.onChange(SEED_GENERATOR, ({ type }) => {
    if (type === 'ADDED' && !changing) {
      // Not from within the change itself, whose other listeners are still to hear of it.
      changing = Promise.resolve().then(change);
      cluster.background('scenario', changing);
    }
  });
  return async () => {
    stopListening();
    const undo = await changing;
    await undo?.();
  };
}
