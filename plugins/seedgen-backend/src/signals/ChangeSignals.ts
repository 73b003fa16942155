import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  SignalPayload,
  SignalsService,
} from '@backstage/plugin-signals-node';
import type { JsonObject } from '@backstage/types';
import {
  SEEDGEN_ALIVE_EVERY_MS,
  SEEDGEN_SIGNAL_CHANNEL,
  type SeedgenChange,
  type SeedgenSignal,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { Clock } from '../clock';
import type { ChangeContents } from './ChangeContents';
import type { RecentReaders } from './RecentReaders';

const GATHER_MS = 250;

/**
 * Tells open pages that something changed; they read what through the authorized interface.
 *
 * The portal's signals know no permissions, and a connection needs no token. So three things are told, in
 * this order: to those who have just read the same, and may, what it is now, so that two hundred pages need
 * not read at once and wait for each other; to those who have just read anything, and may read this, its
 * ids; and to all that something changed, without a name. Who has been told by name does not read for
 * the last.
 *
 * The first change is told at once. What changes again within a quarter of a second of a telling is
 * told after that, once, with its last revision, so that a busy hour does not keep pages reading.
 * Nothing depends on a signal arriving, so failing to send one is only logged.
 */
export class ChangeSignals {
  readonly #signals: SignalsService;
  readonly #clock: Clock;
  readonly #logger: LoggerService;
  readonly #contents: Pick<ChangeContents, 'of'>;
  readonly #readers: Pick<RecentReaders, 'all' | 'any' | 'whoMayRead'>;
  readonly #sender: string;
  readonly #waiting = new Map<string, SeedgenChange>();
  readonly #stop = new AbortController();
  #sending?: Promise<void>;
  #beating?: Promise<void>;
  #tellings = 0;

  /** @param options.sender - tells this process from the portal's others */
  constructor(options: {
    signals: SignalsService;
    contents: Pick<ChangeContents, 'of'>;
    readers: Pick<RecentReaders, 'all' | 'any' | 'whoMayRead'>;
    sender: string;
    clock: Clock;
    logger: LoggerService;
  }) {
    this.#signals = options.signals;
    this.#clock = options.clock;
    this.#logger = options.logger;
    this.#contents = options.contents;
    this.#readers = options.readers;
    this.#sender = options.sender;
  }

  runChanged(run: { id: string; cluster: string; revision: number }): void {
    const { id, cluster, revision } = run;
    this.#add(`run ${id}`, { type: 'run', id, cluster, revision });
  }

  clusterChanged(cluster: string): void {
    this.#add(`cluster ${cluster}`, { type: 'cluster', cluster });
  }

  /** Begins to say that signals arrive, while somebody reads. */
  start(): void {
    this.#beating ??= this.#beat();
  }

  /** Sends what is waiting, and nothing afterwards. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await Promise.all([this.#sending, this.#beating]);
  }

  async #beat(): Promise<void> {
    const { signal } = this.#stop;
    while (!signal.aborted) {
      if (this.#readers.any()) {
        await this.#publish({ type: 'broadcast' }, { type: 'alive' });
      }
      await this.#clock.sleep(SEEDGEN_ALIVE_EVERY_MS, signal);
    }
  }

  #add(key: string, signal: SeedgenChange): void {
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
    const changes = [...this.#waiting.values()];
    this.#waiting.clear();
    this.#tellings += 1;
    const telling = `${this.#sender}.${this.#tellings}`;
    const contents = await this.#contents.of(changes, telling);
    await Promise.all(
      contents.map(({ users, message }) => this.#tell(users, message)),
    );
    // After all of it: whoever has been told need not read.
    for (const change of changes) {
      await this.#tell(this.#readers.whoMayRead(change.cluster), {
        ...change,
        telling,
      });
    }
    await this.#tell(this.#readers.all(), { type: 'told' });
    await this.#publish({ type: 'broadcast' }, { type: 'changed' });
  }

  async #tell(users: string[], message: SeedgenSignal): Promise<void> {
    if (users.length === 0) return;
    await this.#publish({ type: 'user', entityRef: users }, message);
  }

  async #publish(
    recipients: SignalPayload['recipients'],
    message: SeedgenSignal,
  ): Promise<void> {
    try {
      await this.#signals.publish({
        recipients,
        channel: SEEDGEN_SIGNAL_CHANNEL,
        message: message as unknown as JsonObject,
      });
    } catch (error) {
      this.#logger.debug('A signal could not be sent', error as Error);
    }
  }
}
