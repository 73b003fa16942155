import type { LoggerService } from '@backstage/backend-plugin-api';
import type { SignalsService } from '@backstage/plugin-signals-node';
import {
  SEEDGEN_SIGNAL_CHANNEL,
  type SeedgenSignal,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { Clock } from '../clock';

const GATHER_MS = 250;

/**
 * Tells open pages that something changed; they read what through the authorized interface.
 *
 * The first change is told at once. What changes again within a quarter of a second of a telling is
 * told after that, once, with its last revision, so that a busy hour does not keep pages reading.
 * Nothing depends on a signal arriving, so failing to send one is only logged.
 */
export class ChangeSignals {
  readonly #signals: SignalsService;
  readonly #clock: Clock;
  readonly #logger: LoggerService;
  readonly #waiting = new Map<string, SeedgenSignal>();
  readonly #stop = new AbortController();
  #sending?: Promise<void>;

  constructor(options: {
    signals: SignalsService;
    clock: Clock;
    logger: LoggerService;
  }) {
    this.#signals = options.signals;
    this.#clock = options.clock;
    this.#logger = options.logger;
  }

  runChanged(run: { id: string; cluster: string; revision: number }): void {
    const { id, cluster, revision } = run;
    this.#add(`run ${id}`, { type: 'run', id, cluster, revision });
  }

  clusterChanged(cluster: string): void {
    this.#add(`cluster ${cluster}`, { type: 'cluster', cluster });
  }

  /** Sends what is waiting, and nothing afterwards. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#sending;
  }

  #add(key: string, signal: SeedgenSignal): void {
    if (this.#stop.signal.aborted) return;
    this.#waiting.set(key, signal);
    this.#sending ??= this.#sendAll().finally(() => {
      this.#sending = undefined;
    });
  }

  async #sendAll(): Promise<void> {
    // What changed in the same turn goes together.
    await Promise.resolve();
    while (this.#waiting.size > 0) {
      await this.#sendWaiting();
      await this.#clock.sleep(GATHER_MS, this.#stop.signal);
    }
  }

  async #sendWaiting(): Promise<void> {
    const messages = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const message of messages) {
      try {
        await this.#signals.publish({
          recipients: { type: 'broadcast' },
          channel: SEEDGEN_SIGNAL_CHANNEL,
          message,
        });
      } catch (error) {
        this.#logger.debug('A signal could not be sent', error as Error);
      }
    }
  }
}
