import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  isTerminalPhase,
  type Run,
  type RunDetails,
  type RunEstimates,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { Clock } from '../clock';
import type { DatabaseDurations } from './DatabaseDurations';
import { estimateRun } from './estimateRun';

const CATCH_UP = 100;

/** Says when active runs are expected to end, and keeps how long those took that have. */
export class RunEstimator {
  readonly #durations: Pick<
    DatabaseDurations,
    'history' | 'missing' | 'record'
  >;
  readonly #clock: Clock;
  readonly #logger: LoggerService;
  readonly #stop = new AbortController();
  readonly #recording = new Set<Promise<void>>();

  constructor(options: {
    durations: Pick<DatabaseDurations, 'history' | 'missing' | 'record'>;
    clock: Clock;
    logger: LoggerService;
  }) {
    this.#durations = options.durations;
    this.#clock = options.clock;
    this.#logger = options.logger;
  }

  /** Records in the background what ended while nobody recorded, as before an update of the plugin. */
  start(): void {
    this.#track(this.catchUp());
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await Promise.all(this.#recording);
  }

  /** Takes note of a change; of one that is an end, in the background. */
  runChanged({ id, phase }: Pick<Run, 'id' | 'phase'>): void {
    if (phase === 'Succeeded') this.#track(this.#durations.record(id));
  }

  /** What is expected of a run; nothing once it has ended. */
  async estimate(run: RunDetails): Promise<RunEstimates | undefined> {
    if (isTerminalPhase(run.phase)) return undefined;
    const history = await this.#durations.history(run.kind, run.cluster);
    return estimateRun(run, history, this.#clock.now());
  }

  /** Records everything that succeeded and is not recorded yet. */
  async catchUp(): Promise<void> {
    for (;;) {
      const ids = await this.#durations.missing(CATCH_UP);
      for (const id of ids) {
        if (this.#stop.signal.aborted) return;
        await this.#durations.record(id);
      }
      if (ids.length < CATCH_UP) return;
    }
  }

  // A run that is not recorded is one less to estimate by, and is caught up with at the next start.
  #track(work: Promise<void>): void {
    const tracked = work
      .catch(error =>
        this.#logger.warn('How long a run took could not be recorded', error),
      )
      .finally(() => this.#recording.delete(tracked));
    this.#recording.add(tracked);
  }
}
