import type { LoggerService } from '@backstage/backend-plugin-api';
import { ServiceUnavailableError } from '@backstage/errors';
import type { Clock } from '../clock';

/** Work that goes on after the request that began it was answered; bounded in time and number. */
export class BackgroundTasks {
  readonly #clock: Clock;
  readonly #logger: LoggerService;
  readonly #maximum: number;
  readonly #stop = new AbortController();
  readonly #tasks = new Set<Promise<void>>();

  constructor(options: {
    clock: Clock;
    logger: LoggerService;
    maximum: number;
  }) {
    this.#clock = options.clock;
    this.#logger = options.logger;
    this.#maximum = options.maximum;
  }

  /** @throws ServiceUnavailableError if as many as may are running already, or none is begun any more */
  requireRoom(): void {
    if (this.#stop.signal.aborted || this.#tasks.size >= this.#maximum) {
      throw new ServiceUnavailableError(
        'TooBusy: too many checks are running; try again in a minute',
      );
    }
  }

  /**
   * Begins a task and returns at once.
   *
   * @param task - must end soon after its signal is aborted
   */
  begin(
    name: string,
    limitMs: number,
    task: (signal: AbortSignal) => Promise<void>,
  ): void {
    const done = new AbortController();
    const limit = new AbortController();
    const signal = AbortSignal.any([this.#stop.signal, limit.signal]);
    this.#clock
      .sleep(limitMs, AbortSignal.any([signal, done.signal]))
      .then(() => limit.abort());
    const running = task(signal)
      .catch(error => this.#logger.error(`${name} failed`, error))
      .finally(() => {
        done.abort();
        this.#tasks.delete(running);
      });
    this.#tasks.add(running);
  }

  /** Ends all tasks, and resolves when they have ended. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await Promise.all(this.#tasks);
  }
}
