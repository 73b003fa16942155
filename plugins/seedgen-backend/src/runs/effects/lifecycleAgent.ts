import { from } from './result';
import type { Performer } from './types';

/** Restarts Lifecycle Agent, which reads the mount only when it starts. */
export const restartLifecycleAgent: Performer<
  'restart-lifecycle-agent'
> = async ({ type, pods }, { cluster, signal }) =>
  from(
    type,
    await cluster.restartLifecycleAgent({ signal, pods }),
    () => undefined,
  );
