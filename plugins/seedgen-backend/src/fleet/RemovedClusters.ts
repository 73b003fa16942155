import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Clock } from '../clock';
import type { ClusterDirectory } from '../clusters/directory';
import type { DatabasePolls, DatabaseSnapshotStore } from '../database';
import { HOUR } from '../units';

/**
 * Forgets what was last seen of clusters that no source names any more, after a while in which nobody has
 * looked at them. Their runs, seeds and audit rows stay.
 */
export class RemovedClusters {
  readonly #stop = new AbortController();
  #loop?: Promise<void>;

  constructor(
    private readonly options: {
      directory: Pick<ClusterDirectory, 'find'>;
      snapshots: Pick<DatabaseSnapshotStore, 'unseenSince' | 'forget'>;
      polls: Pick<DatabasePolls, 'forget'>;
      forgetAfterMs: number;
      clock: Clock;
      logger: LoggerService;
    },
  ) {}

  /** Returns at once. */
  start(): void {
    this.#loop ??= this.#run();
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#loop;
  }

  async #run(): Promise<void> {
    const { clock, logger } = this.options;
    while (!this.#stop.signal.aborted) {
      // Not at the start: sources may not have said yet what they have.
      await clock.sleep(HOUR, this.#stop.signal);
      if (this.#stop.signal.aborted) return;
      await this.#forget().catch(error =>
        logger.warn('Clusters of before could not be forgotten', error),
      );
    }
  }

  async #forget(): Promise<void> {
    const { directory, snapshots, polls, forgetAfterMs, clock } = this.options;
    const since = new Date(clock.now().getTime() - forgetAfterMs);
    const gone = (await snapshots.unseenSince(since)).filter(
      name => !directory.find(name),
    );
    if (gone.length === 0) return;
    await snapshots.forget(gone);
    await polls.forget(gone);
  }
}
