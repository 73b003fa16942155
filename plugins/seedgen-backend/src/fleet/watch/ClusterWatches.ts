import type { LoggerService } from '@backstage/backend-plugin-api';
import type { AccessFailure } from '@seedgen/backstage-plugin-seedgen-common';
import type { Clock } from '../../clock';
import type { KnownClusters } from '../../clusters/directory';
import type { ClusterConnections } from '../../clusters/types';
import type { Result } from '../../result';
import { stopWithin } from '../../stopWithin';
import { chooseWatched, watchPause } from './watchPlan';

/** What watching is made of. */
export interface ClusterWatchesOptions {
  clusters: Pick<KnownClusters, 'names'>;
  connections: Pick<ClusterConnections, 'get'>;
  /** How many clusters are watched at the most; 0: none. */
  most: number;
  clock: Clock;
  random: () => number;
  logger: LoggerService;
  onChange: (cluster: string) => void;
}

interface Watch {
  active: boolean;
  readonly stop: AbortController;
  wake: AbortController;
  readonly ended: Promise<void>;
}

// As clients of Kubernetes ask for: long enough to cost little, short enough to notice new rights.
const SHORTEST_S = 5 * 60;
const SPREAD_S = 5 * 60;
// Many TLS handshakes at once would hold everything else up.
const START_WITHIN_MS = 10_000;
const EARLY_MS = 10_000;
const STOP_LIMIT_MS = 2_000;

const UNEXPECTED: AccessFailure = {
  code: 'protocol',
  message: 'The watch ended unexpectedly',
};

/**
 * Watches the SeedGenerators of clusters, so that a change shows at once and not at the next look.
 *
 * A help: nothing is learnt here but that a look is worth it, and what is missed, the next look sees.
 * Every replica watches, since each carries out runs of its own.
 */
export class ClusterWatches {
  readonly #options: ClusterWatchesOptions;
  readonly #watches = new Map<string, Watch>();
  #stopped = false;

  constructor(options: ClusterWatchesOptions) {
    this.#options = options;
  }

  /**
   * Begins, goes on with and ends watches as it is to be now.
   *
   * @param active - clusters on which something is under way
   */
  follow(active: ReadonlySet<string>): void {
    if (this.#stopped) return;
    const { clusters, most } = this.#options;
    const wanted = chooseWatched(clusters.names, active, most);
    for (const [name, watch] of this.#watches) {
      if (!wanted.has(name)) this.#end(name, watch);
    }
    for (const name of wanted) this.#begin(name, active.has(name));
  }

  /** Ends all watches. */
  async stop(): Promise<void> {
    this.#stopped = true;
    const watches = [...this.#watches];
    for (const [name, watch] of watches) this.#end(name, watch);
    await stopWithin(
      this.#options.clock,
      STOP_LIMIT_MS,
      Promise.all(watches.map(([, { ended }]) => ended)),
    );
  }

  #begin(name: string, active: boolean): void {
    const known = this.#watches.get(name);
    if (!known) {
      const stop = new AbortController();
      const wake = new AbortController();
      const watch: Watch = {
        active,
        stop,
        wake,
        // Begins once the watch can be found.
        ended: Promise.resolve().then(() => this.#watch(name, watch)),
      };
      this.#watches.set(name, watch);
      return;
    }
    const becomesActive = active && !known.active;
    known.active = active;
    // Whatever it is waiting for, something else counts now.
    if (becomesActive) known.wake.abort();
  }

  #end(name: string, watch: Watch): void {
    this.#watches.delete(name);
    watch.stop.abort();
  }

  async #watch(name: string, watch: Watch): Promise<void> {
    const { clock, random, logger, onChange } = this.#options;
    const { signal } = watch.stop;
    const sleep = async (milliseconds: number) => {
      watch.wake = new AbortController();
      await clock.sleep(
        milliseconds,
        AbortSignal.any([signal, watch.wake.signal]),
      );
    };
    let inVain = 0;
    let last: string | undefined;
    if (!watch.active) await sleep(random() * START_WITHIN_MS);
    while (!signal.aborted) {
      const began = clock.now().getTime();
      const end = await this.#once(name, signal, () => {
        if (!signal.aborted) onChange(name);
      });
      if (signal.aborted) return;
      const lasted = clock.now().getTime() - began;
      inVain = lasted < EARLY_MS ? inVain + 1 : 0;
      const failure = end.ok ? undefined : end.failure;
      if (failure && failure.code !== last) {
        // The one thing that somebody who reads this may want to change.
        logger[failure.code === 'forbidden' ? 'info' : 'debug'](
          `Cluster ${name} is not watched, so that changes show at its next look: ${failure.message}`,
        );
      }
      last = failure?.code;
      await sleep(
        watchPause({ ...failure, inVain, active: watch.active }, random()),
      );
    }
  }

  async #once(
    name: string,
    signal: AbortSignal,
    changed: () => void,
  ): Promise<Result<void>> {
    const { connections, random } = this.#options;
    try {
      return await connections.get(name).watchSeedGenerators(changed, {
        signal,
        lastsSeconds: Math.round(SHORTEST_S + SPREAD_S * random()),
      });
    } catch {
      return { ok: false, failure: UNEXPECTED };
    }
  }
}
