import {
  isTerminalPhase,
  type Run,
} from '@seedgen/backstage-plugin-seedgen-common';
import { publicRun } from './publicRun';
import type { Decision, MachineRun } from './types';
import { readMilestones } from '../runLog/milestones';
import type { RunHolder, StoredRun } from '../store/RunStore';
import type { StepDependencies } from './RunStepper';
import { RunWorker } from './RunWorker';

/** How long a run is left alone whose state cannot be read here. */
const LEFT_ALONE_MS = 60_000;

/** What carrying out runs is made with. */
export interface ReconcilerOptions
  extends Omit<StepDependencies, 'onStored' | 'failPoint'> {
  /** Names this process among all replicas. */
  owner: string;
  random: () => number;
  /** How long a claim holds without being renewed, in milliseconds. */
  leaseMs: number;
  /** How often open runs without an owner are looked for, in milliseconds. */
  claimEveryMs: number;
  /** How many runs are carried out side by side. */
  concurrency: number;
  onRunChanged: (run: Run) => void;
  onClusterChanged: (cluster: string) => void;
  /** Called at each turn of the loop that claims runs, whatever came of it. */
  onTurn?: () => void;
  /** Follows what a run's cluster writes while the run is ours; never rejects. */
  followLog?: (
    run: MachineRun & RunHolder,
    signal: AbortSignal,
    hear: (lines: readonly string[]) => void,
  ) => Promise<void>;
}

/**
 * Carries out open runs. Every replica has one; each run is claimed by one at a time, by a lease
 * that is renewed while it works. A lease that was lost, say by a pause of the process, stops the
 * worker, and the epoch refuses what it may still write.
 */
export class Reconciler {
  readonly #options: ReconcilerOptions;
  readonly #workers = new Map<string, RunWorker>();
  readonly #working = new Set<Promise<void>>();
  /** Runs whose state cannot be read, and until when they are left to others. */
  readonly #leftAlone = new Map<string, number>();
  readonly #stop = new AbortController();
  #loops: Promise<unknown> = Promise.resolve();
  #started = false;

  constructor(options: ReconcilerOptions) {
    this.#options = options;
  }

  /** Begins to carry out runs, also those that were left open; returns at once. */
  start(): void {
    if (this.#started) return;
    this.#started = true;
    const { claimEveryMs, leaseMs } = this.#options;
    this.#loops = Promise.all([
      this.#every(claimEveryMs, 'Open runs could not be claimed', () =>
        this.#claimAll().finally(() => this.#options.onTurn?.()),
      ),
      this.#every(leaseMs / 3, 'Leases could not be renewed', () =>
        this.#renew(),
      ),
    ]);
  }

  /** Hands all runs over, and resolves when nothing is written any more. */
  async stop(): Promise<void> {
    this.#stop.abort();
    for (const worker of this.#workers.values()) worker.stop();
    await this.#loops;
    await Promise.all(this.#working);
  }

  /** Lets a run be looked at now: it was just asked for or cancelled, or something says that it changed. */
  nudge(id: string): void {
    const worker = this.#workers.get(id);
    if (worker) worker.nudge();
    else if (this.#started && !this.#stop.signal.aborted) {
      this.#claim(id).catch(error =>
        this.#options.logger.warn(`Run ${id} could not be claimed`, error),
      );
    }
  }

  /**
   * Lets the runs of a cluster be looked at now, as far as they are carried out here: a watch saw a change.
   *
   * @returns whether there is one
   */
  nudgeCluster(cluster: string): boolean {
    const workers = [...this.#workers.values()].filter(
      worker => worker.cluster === cluster,
    );
    for (const worker of workers) worker.nudge();
    return workers.length > 0;
  }

  async #every(
    milliseconds: number,
    trouble: string,
    task: () => Promise<void>,
  ): Promise<void> {
    const { clock, logger } = this.#options;
    const { signal } = this.#stop;
    while (!signal.aborted) {
      try {
        await task();
      } catch (error) {
        logger.warn(trouble, error as Error);
      }
      await clock.sleep(milliseconds, signal);
    }
  }

  async #claimAll(): Promise<void> {
    const { store, clock } = this.#options;
    for (const id of await store.claimable(clock.now())) await this.#claim(id);
  }

  async #claim(id: string): Promise<void> {
    const { store, clock, owner, leaseMs, concurrency, logger } = this.#options;
    if (this.#workers.has(id) || this.#workers.size >= concurrency) return;
    if ((this.#leftAlone.get(id) ?? 0) > clock.now().getTime()) return;
    const stored = await store.claim(id, { owner, now: clock.now(), leaseMs });
    if (!stored) return;
    if (stored.unreadable) {
      // A replica of a newer version may know what to do with it.
      logger.error(`Run ${id}: ${stored.run.problem?.message}`);
      this.#leftAlone.set(id, clock.now().getTime() + LEFT_ALONE_MS);
      await store.release(id, stored.epoch);
      return;
    }
    this.#leftAlone.delete(id);
    if (this.#stop.signal.aborted) {
      await store.release(id, stored.epoch);
      return;
    }
    const worker = new RunWorker(stored, {
      ...this.#options,
      logger: logger.child({ runId: id, cluster: stored.run.cluster }),
      onStored: (next, decision) => this.#tell(next, decision),
    });
    this.#workers.set(id, worker);
    const working = this.#work(worker, stored.run).finally(() =>
      this.#working.delete(working),
    );
    this.#working.add(working);
  }

  async #work(worker: RunWorker, run: MachineRun): Promise<void> {
    const { store, logger } = this.#options;
    const ended = new AbortController();
    const following = this.#follow(worker, run, ended.signal);
    try {
      await worker.work();
      ended.abort();
      await following;
      // Of no effect if somebody else has it: the epoch is theirs.
      await store.release(worker.id, worker.epoch);
    } catch (error) {
      logger.warn(`Run ${worker.id} could not be handed over`, error as Error);
    } finally {
      ended.abort();
      if (this.#workers.get(worker.id) === worker) {
        this.#workers.delete(worker.id);
      }
    }
  }

  async #follow(
    worker: RunWorker,
    run: MachineRun,
    signal: AbortSignal,
  ): Promise<void> {
    const { kinds, followLog } = this.#options;
    // Whoever has ended is watched for one thing only, and Lifecycle Agent has no part in the others.
    if (!kinds.of(run).followsLog || isTerminalPhase(run.phase)) return;
    await followLog?.({ ...run, epoch: worker.epoch }, signal, lines =>
      worker.hear(readMilestones('lifecycle-agent', lines)),
    );
  }

  async #renew(): Promise<void> {
    const { store, clock, owner, leaseMs } = this.#options;
    const held = [...this.#workers.values()];
    if (held.length === 0) return;
    const renewed = await store.renew(
      owner,
      held,
      new Date(clock.now().getTime() + leaseMs),
    );
    for (const worker of held) if (!renewed.has(worker.id)) worker.stop();
  }

  #tell({ run, revision }: StoredRun, decision: Decision): void {
    const { kinds, onRunChanged, onClusterChanged } = this.#options;
    onRunChanged(publicRun(run, revision, kinds));
    if (decision.entries.some(({ type }) => type === 'phase')) {
      if (run.cluster) onClusterChanged(run.cluster);
    }
  }
}
