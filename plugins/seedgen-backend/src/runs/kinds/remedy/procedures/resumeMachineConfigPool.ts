import { messageOf } from '../../../engine/poolConditions';
import { imagerGuard } from '../guards';
import type { Procedure } from './types';

// A pool shows for a moment what it showed before.
const LOOKS = 2;

/** A pool that somebody has paused goes on, with all that has waited meanwhile. */
export const resumeMachineConfigPool: Procedure = {
  observes: () => ({ pool: true }),
  expectsOutage: true,
  check: (draft, look) => {
    const imaging = imagerGuard(look);
    if (imaging) return imaging;
    const { pool } = look.cluster;
    if (!pool) return { waits: 'the machine config pool master' };
    return pool.paused || draft.touched
      ? undefined
      : { needless: `Pool ${pool.name} is not paused` };
  },
  next: draft =>
    draft.isDone('resume-machine-config-pool')
      ? 'done'
      : { effect: { type: 'resume-machine-config-pool' } },
  confirm: ({ memory }, { cluster: { pool, node } }) => {
    if (!pool || !node) {
      return { waits: 'pool and node could not be looked at' };
    }
    if (pool.paused) return { waits: `pool ${pool.name} is still paused` };
    const degraded =
      messageOf(pool, 'RenderDegraded') ??
      messageOf(pool, 'NodeDegraded') ??
      messageOf(pool, 'Degraded');
    if (degraded) return { waits: `pool ${pool.name}: ${degraded}` };
    const updated =
      pool.desiredConfiguration === pool.currentConfiguration &&
      messageOf(pool, 'Updated') !== undefined;
    if (!updated) {
      return {
        waits: `pool ${pool.name}: ${
          messageOf(pool, 'Updating') ?? 'not up to date'
        }`,
      };
    }
    if (!node.ready) return { waits: `node ${node.name} is not ready` };
    return memory.looks < LOOKS
      ? { waits: 'the pool is looked at once more' }
      : { done: `Pool ${pool.name} is resumed and up to date` };
  },
};
