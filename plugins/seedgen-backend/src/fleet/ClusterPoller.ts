import type { LoggerService } from '@backstage/backend-plugin-api';
import type { ClusterSnapshot } from '@seedgen/backstage-plugin-seedgen-common';
import type { Clock } from '../clock';
import type { KnownClusters } from '../clusters/directory';
import type { ClusterConnections } from '../clusters/types';
import { pollInterval, type PollIntervals } from './pollInterval';
import { changesThePicture, isAnother, mergeSnapshot } from './mergeSnapshot';
import type { LookChecks } from './readiness/LookChecks';
import type { Answer, Picture } from './readiness/types';
import type { FleetRuns, Polls, SnapshotStore } from './types';

/** What polling is made of. */
export interface ClusterPollerOptions {
  /** Asked at each turn. */
  clusters: Pick<KnownClusters, 'names' | 'has'>;
  connections: Pick<ClusterConnections, 'get'>;
  snapshots: SnapshotStore;
  polls: Polls;
  /** Makes the checks that decide whether a cluster is ready; none are made if absent. */
  checks?: Pick<LookChecks, 'answers'>;
  runs: Pick<FleetRuns, 'activeClusters'>;
  intervals: PollIntervals;
  /** How many clusters are looked at side by side. */
  concurrency: number;
  /** Limit of one look, in milliseconds. */
  deadlineMs: number;
  clock: Clock;
  random: () => number;
  logger: LoggerService;
  /** Gets every look that was had, while nobody else looks at the cluster; may fail. */
  onLook?: (seen: ClusterSnapshot) => Promise<void>;
  /** Called when a page about the cluster would look different. */
  onChange: (cluster: string) => void;
  /** Called at each turn of the loop, whatever came of it, with the clusters on which something is under way. */
  onTurn?: (active: ReadonlySet<string>) => void;
}

const TICK_MS = 1000;
// Replicas of before take rows away that they have looked at.
const ADD_EVERY_MS = 30_000;

/**
 * Keeps the last known picture of every cluster in the database.
 *
 * Every replica polls. The database says which clusters are due, by its own clock, and gives each to one
 * replica at a time: a turn costs what is due, and not what exists.
 */
export class ClusterPoller {
  readonly #options: ClusterPollerOptions;
  readonly #polls = new Map<string, Promise<void>>();
  readonly #stop = new AbortController();
  #wake = new AbortController();
  #active: ReadonlySet<string> = new Set();
  #added?: { names: readonly string[]; at: number };
  #loop?: Promise<void>;

  constructor(options: ClusterPollerOptions) {
    this.#options = options;
  }

  /** Begins to poll; returns at once. */
  start(): void {
    this.#loop ??= this.#run();
  }

  /** Ends all polls, and resolves when they have ended. */
  async stop(): Promise<void> {
    this.#stop.abort();
    this.#wake.abort();
    await this.#loop;
  }

  /** Asks for a look at a cluster as soon as some replica has room for it. */
  requestLook(cluster: string): void {
    const { clusters, polls, logger } = this.#options;
    if (this.#stop.signal.aborted || !clusters.has(cluster)) return;
    polls.request(cluster).then(
      () => this.#wake.abort(),
      error =>
        logger.warn(`A look at ${cluster} could not be asked for`, error),
    );
  }

  /** For how long the look that is most overdue has been waited for, in milliseconds. */
  lagMs(): Promise<number> {
    const { clusters, polls } = this.#options;
    return polls.lagMs(clusters.names);
  }

  async #run(): Promise<void> {
    const { clock, runs, logger, onTurn } = this.#options;
    while (!this.#stop.signal.aborted) {
      this.#wake = new AbortController();
      try {
        this.#active = await runs.activeClusters();
      } catch (error) {
        logger.warn('Active runs could not be read', error as Error);
      }
      try {
        await this.#beginDue();
      } catch (error) {
        logger.warn('What is due could not be read', error as Error);
      }
      onTurn?.(this.#active);
      await clock.sleep(
        TICK_MS,
        AbortSignal.any([this.#stop.signal, this.#wake.signal]),
      );
    }
    await Promise.all(this.#polls.values());
  }

  async #beginDue(): Promise<void> {
    const { clusters, polls, clock, intervals } = this.#options;
    const { concurrency, deadlineMs } = this.#options;
    const { names } = clusters;
    if (names.length === 0) return;
    const now = clock.now().getTime();
    if (this.#added?.names !== names || now - this.#added.at >= ADD_EVERY_MS) {
      await polls.add(names);
      this.#added = { names, at: now };
    }
    await polls.hasten(
      [...this.#active].filter(name => clusters.has(name)),
      intervals.activeMs,
    );
    const limit = concurrency - this.#polls.size;
    if (limit <= 0 || this.#stop.signal.aborted) return;
    const due = await polls.claim(names, { limit, leaseMs: 3 * deadlineMs });
    for (const { cluster, failures } of due) {
      const poll = this.#poll(cluster, failures).finally(() => {
        this.#polls.delete(cluster);
        // There may be others waiting for the room.
        if (this.#polls.size === concurrency - 1) this.#wake.abort();
      });
      this.#polls.set(cluster, poll);
    }
  }

  async #poll(cluster: string, before: number): Promise<void> {
    const { polls, intervals, random, logger } = this.#options;
    let failures = before;
    try {
      failures = (await this.#look(cluster)) ? 0 : before + 1;
    } catch (error) {
      logger.warn(`Cluster ${cluster} could not be looked at`, error as Error);
    }
    const dueInMs = pollInterval(intervals, {
      failures,
      active: this.#active.has(cluster),
      spread: random(),
    });
    try {
      await polls.finish(
        cluster,
        // Another replica takes it up at once.
        this.#stop.signal.aborted
          ? { dueInMs: 0, failures: before }
          : { dueInMs, failures },
      );
    } catch (error) {
      // The right runs out by itself.
      logger.warn(`A look at ${cluster} could not be noted`, error as Error);
    }
  }

  /** Returns whether it answered. */
  async #look(name: string): Promise<boolean> {
    const { snapshots, onChange, onLook } = this.#options;
    const [previous] = await snapshots.read([name]);
    const seen = await this.#takeSnapshot(name);
    const answered = seen.reachability === 'reachable';
    if (this.#stop.signal.aborted) return answered;
    const checks = await this.#makeChecks(previous, seen);
    if (this.#stop.signal.aborted) return answered;
    const next = mergeSnapshot(previous, {
      ...seen,
      ...(checks && { checks }),
    });
    const changed = changesThePicture(previous, next);
    if (changed) await snapshots.save(next);
    else await snapshots.saveUnchanged(next);
    try {
      await onLook?.(seen);
    } finally {
      // At the end, when whoever is told of it finds all of it.
      if (changed) onChange(name);
    }
    return answered;
  }

  /**
   * Of a cluster that answers and on which nothing of ours is under way: during a run its own phases
   * say what is, and an API server that starts has enough to do.
   */
  async #makeChecks(
    previous: Picture | undefined,
    seen: ClusterSnapshot,
  ): Promise<Answer[] | undefined> {
    const { checks, clock, deadlineMs } = this.#options;
    const name = seen.cluster;
    if (
      !checks ||
      seen.reachability !== 'reachable' ||
      this.#active.has(name)
    ) {
      return undefined;
    }
    const known =
      previous && !isAnother(previous, seen) ? previous.checks : undefined;
    const done = new AbortController();
    const late = new AbortController();
    const signal = AbortSignal.any([this.#stop.signal, late.signal]);
    // At its end the checks say themselves that they were not waited for.
    void clock
      .sleep(deadlineMs, AbortSignal.any([this.#stop.signal, done.signal]))
      .then(() => late.abort());
    try {
      return await checks.answers(name, known, signal);
    } finally {
      done.abort();
    }
  }

  /** Within its limit of time, even if the connection does not keep to it. */
  async #takeSnapshot(name: string): Promise<ClusterSnapshot> {
    const { connections, clock, deadlineMs } = this.#options;
    const done = new AbortController();
    const signal = AbortSignal.any([this.#stop.signal, done.signal]);
    const observedAt = clock.now().toISOString();
    const late = clock.sleep(deadlineMs, signal).then(
      (): ClusterSnapshot => ({
        cluster: name,
        observedAt,
        reachability: 'unreachable',
        failure: {
          code: 'timeout',
          message: `No picture of cluster ${name} was had within ${
            deadlineMs / 1000
          } seconds; the next look may have it.`,
        },
      }),
    );
    try {
      return await Promise.race([
        connections.get(name).takeSnapshot({ signal }),
        late,
      ]);
    } finally {
      done.abort();
    }
  }
}
