import { imagerGuard } from '../guards';
import type { Procedure } from './types';

/** Pods that have ended are deleted in all namespaces, a bounded number at a time. */
export const removeFinishedPods: Procedure = {
  observes: () => ({}),
  check: (_draft, look) => imagerGuard(look),
  next: ({ memory }) =>
    memory.podsLeft === 0
      ? 'done'
      : { effect: { type: 'remove-finished-pods' } },
  confirm: ({ memory }) => ({
    done:
      memory.podsDeleted === 0
        ? 'There are no finished pods on the cluster any more'
        : `${memory.podsDeleted} finished pods were deleted`,
  }),
};
