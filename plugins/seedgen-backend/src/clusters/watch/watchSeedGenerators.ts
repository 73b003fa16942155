import type { Result } from '../../result';
import type { KubernetesClient } from '../connection/KubernetesClient';
import { READABLE_KINDS } from '../connection/kinds';
import { LineSplitter } from '../podLog/LineSplitter';
import type { CallOptions } from '../types';

// An API server sends a bookmark about once a minute. A connection without two of them may be dead
// without anybody saying so, as when the node was switched off.
const IDLE_MS = 150_000;

// The type stands in front in what an API server writes. The object is not looked at: whatever
// changed, a look sees it, and no line can be too long for that.
const TYPE = /^\s*\{\s*"type"\s*:\s*"([A-Z]+)"/;

/**
 * Calls back for each change of a SeedGenerator, and for what is there at the beginning, until the
 * connection ends.
 *
 * A client's own watch is not used: it stops for good on most errors, and opens another connection
 * every half minute where nothing happens (kubernetes-client/javascript 596, 2893).
 */
export function watchSeedGenerators(
  client: KubernetesClient,
  changed: () => void,
  { signal, lastsSeconds }: CallOptions & { lastsSeconds: number },
): Promise<Result<void>> {
  const splitter = new LineSplitter();
  return client.watch(READABLE_KINDS.SeedGenerator, lastsSeconds, {
    signal,
    idleMs: IDLE_MS,
    take: chunk => {
      const types = splitter.push(chunk).map(line => TYPE.exec(line)?.[1]);
      if (types.some(type => type !== undefined && type !== 'BOOKMARK')) {
        changed();
      }
    },
  });
}
