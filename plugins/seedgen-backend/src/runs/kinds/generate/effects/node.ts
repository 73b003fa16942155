import { readAgentFolder, readPullSecretState } from '../../../../clusters';
import { done, failed } from '../../../effects/result';
import type { Performer } from '../../../effects/types';

/** Sees what Lifecycle Agent has left on the node, and whether the pull secret is back; no contents. */
export const lookAtNode: Performer<'look-at-node'> = async (
  { type },
  { cluster, signal },
) => {
  const files = await readAgentFolder(cluster, { signal });
  if (!files.ok) return failed(type, files.failure);
  const state = await readPullSecretState(cluster, { signal });
  return done(type, {
    files: files.value,
    ...(state.ok &&
      state.value !== 'unreadable' && { pullSecret: state.value }),
  });
};
