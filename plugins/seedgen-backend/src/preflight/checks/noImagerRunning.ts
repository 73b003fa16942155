import { readImagerState } from '../../clusters';
import type { Check, CheckContext } from '../check';
import { fail, pass, unreadable } from '../outcomes';

const LOOKED_AT = 'container lca_image_builder on the node, by podman';
const WANTED = 'no running imager';

/**
 * No imager runs on the node. Lifecycle Agent may have lost track of one that it launched: the
 * cluster says that the generation has failed, and the imager goes on. A new SeedGenerator makes
 * Lifecycle Agent remove it (`podman rm -i -f`), and a reboot ends it half-way through the cluster.
 */
export const noImagerRunning: Check = {
  id: 'no-imager-running',
  decides: 'preflight',
  title: 'No imager runs on the node',
  severity: 'blocks',
  kinds: ['generate', 'partition'],
  timeLimitMs: 40_000,
  async run(context) {
    const read = await readImagerState(context.cluster, context);
    if (!read.ok) return unreadable(read.failure, LOOKED_AT);
    const { value } = read;
    const evidence = { lookedAt: LOOKED_AT, wanted: WANTED };
    switch (value.state) {
      case 'absent':
        return pass('There is no imager on the node.', {
          ...evidence,
          found: 'none',
        });
      case 'exited':
        return pass('The imager of an earlier generation has ended.', {
          ...evidence,
          found: `ended${value.since ? ` at ${value.since}` : ''}`,
        });
      case 'running': {
        const last = await lastOf(context);
        const finding = fail({
          ...evidence,
          found: `running${value.since ? ` since ${value.since}` : ''}`,
          reasonCode: 'ImagerRunning',
          message: `An imager runs on the node${
            last ? `, most likely of run ${last.runId} (${last.phase})` : ''
          }. It would be removed, or ended half-way, and the cluster may not come back by itself.`,
          remedy:
            'Wait until it has ended: it stops the cluster for some minutes, pushes the image and starts the cluster again. To see it: oc debug "$(oc get nodes -o name)" -- chroot /host podman ps --filter name=lca_image_builder',
        });
        return { ...finding, ...(last && { runId: last.runId }) };
      }
      default:
        return {
          status: 'unknown',
          ...evidence,
          reasonCode: 'ImagerNotSeen',
          message: 'The node did not say whether an imager runs.',
          remedy:
            'See what podman says on the node: oc debug "$(oc get nodes -o name)" -- chroot /host podman ps --all --filter name=lca_image_builder',
        };
    }
  },
};

async function lastOf({ history, subject }: CheckContext) {
  return history.lastGeneration?.(subject.cluster);
}
