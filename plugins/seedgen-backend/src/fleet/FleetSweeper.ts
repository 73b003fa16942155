import type { LoggerService } from '@backstage/backend-plugin-api';
import type { ClusterSnapshot } from '@seedgen/backstage-plugin-seedgen-common';
import type { Clock } from '../clock';
import type { KnownClusters } from '../clusters/directory';
import type { ClusterConnections } from '../clusters/types';
import { lookInterval, type LookIntervals } from './lookInterval';
import { changesThePicture, isAnother, mergeSnapshot } from './mergeSnapshot';
import type { LookChecks } from './readiness/LookChecks';
import type { Answer, Picture } from './readiness/types';
import type { FleetRuns, LookClaims, SnapshotStore } from './types';

/** What sweeping is made of. */
export interface FleetSweeperOptions {
  /** Asked at each turn. */
  clusters: Pick<KnownClusters, 'names' | 'has'>;
  connections: Pick<ClusterConnections, 'get'>;
  snapshots: SnapshotStore;
  claims: LookClaims;
  /** Makes the checks that decide whether a cluster is ready; none are made if absent. */
  checks?: Pick<LookChecks, 'answers'>;
  runs: Pick<FleetRuns, 'activeClusters'>;
  intervals: LookIntervals;
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

interface Plan {
  /** Milliseconds since the epoch; before the first look, never. */
  lookedAt: number;
  failures: number;
  spread: number;
  asked: boolean;
}

// Asking again and again does not make looks more frequent than this.
const SHORTEST_MS = 1000;
const TICK_MS = 1000;

/**
 * Keeps the last known picture of every cluster in the database.
 *
 * Every replica sweeps. A claim in the database lets one at a time look at a cluster, and a picture
 * that another replica has just taken counts as one's own.
 */
export class FleetSweeper {
  readonly #options: FleetSweeperOptions;
  readonly #plans = new Map<string, Plan>();
  readonly #looks = new Map<string, Promise<void>>();
  readonly #stop = new AbortController();
  #wake = new AbortController();
  #active: ReadonlySet<string> = new Set();
  #loop?: Promise<void>;
  #startedAt?: number;

  constructor(options: FleetSweeperOptions) {
    this.#options = options;
    this.#plan();
  }

  /** Begins to sweep; returns at once. */
  start(): void {
    this.#startedAt ??= this.#options.clock.now().getTime();
    this.#loop ??= this.#sweep();
  }

  /** Ends all looks, and resolves when they have ended. */
  async stop(): Promise<void> {
    this.#stop.abort();
    this.#wake.abort();
    await this.#loop;
  }

  /** Asks for a look at a cluster as soon as there is room for it. */
  requestLook(cluster: string): void {
    const plan = this.#plans.get(cluster);
    if (!plan) return;
    plan.asked = true;
    this.#wake.abort();
  }

  /** How long the look that is most overdue has been waited for, in milliseconds. */
  lagMs(): number {
    const now = this.#options.clock.now().getTime();
    // What was never looked at has been waited for since the start.
    const startedAt = this.#startedAt ?? now;
    const waiting = [...this.#plans]
      .filter(([name]) => !this.#looks.has(name))
      .map(
        ([name, plan]) => now - Math.max(this.#dueAt(name, plan), startedAt),
      );
    return Math.max(0, ...waiting);
  }

  async #sweep(): Promise<void> {
    const { clock, runs, logger, onTurn } = this.#options;
    while (!this.#stop.signal.aborted) {
      this.#wake = new AbortController();
      try {
        this.#active = await runs.activeClusters();
      } catch (error) {
        logger.warn('Active runs could not be read', error as Error);
      }
      this.#startDueLooks();
      onTurn?.(this.#active);
      await clock.sleep(
        TICK_MS,
        AbortSignal.any([this.#stop.signal, this.#wake.signal]),
      );
    }
    await Promise.all(this.#looks.values());
  }

  #plan(): void {
    const { clusters, random } = this.#options;
    for (const name of this.#plans.keys()) {
      if (!clusters.has(name)) this.#plans.delete(name);
    }
    for (const name of clusters.names) {
      if (this.#plans.has(name)) continue;
      this.#plans.set(name, {
        lookedAt: -Infinity,
        failures: 0,
        spread: random(),
        asked: false,
      });
    }
  }

  #startDueLooks(): void {
    this.#plan();
    const now = this.#options.clock.now().getTime();
    const due = [...this.#plans]
      .filter(([name]) => !this.#looks.has(name))
      .map(([name, plan]) => ({ name, at: this.#dueAt(name, plan) }))
      .filter(({ at }) => at <= now)
      .sort((one, other) => one.at - other.at);
    const room = this.#options.concurrency - this.#looks.size;
    for (const { name } of due.slice(0, Math.max(room, 0))) {
      const look = this.#look(name).finally(() => {
        this.#looks.delete(name);
        // There may be others waiting for the room.
        this.#wake.abort();
      });
      this.#looks.set(name, look);
    }
  }

  #dueAt(name: string, plan: Plan): number {
    if (plan.asked) return plan.lookedAt + SHORTEST_MS;
    return (
      plan.lookedAt +
      lookInterval(this.#options.intervals, {
        ...plan,
        active: this.#active.has(name),
      })
    );
  }

  async #look(name: string): Promise<void> {
    const { snapshots, claims, clock, deadlineMs, logger, onChange, onLook } =
      this.#options;
    const plan = this.#plans.get(name)!;
    const { asked, lookedAt } = plan;
    plan.asked = false;
    plan.lookedAt = clock.now().getTime();
    try {
      const [previous] = await snapshots.read([name]);
      const seenAt = Date.parse(previous?.observedAt ?? '');
      if (!asked && seenAt > lookedAt) {
        plan.lookedAt = seenAt;
        plan.failures = previous.reachability === 'unreachable' ? 1 : 0;
        if (this.#dueAt(name, plan) > clock.now().getTime()) return;
        plan.lookedAt = clock.now().getTime();
      }
      if (!(await claims.claim(name, 2 * deadlineMs))) return;
      try {
        const seen = await this.#takeSnapshot(name);
        if (this.#stop.signal.aborted) return;
        plan.failures =
          seen.reachability === 'reachable' ? 0 : plan.failures + 1;
        const checks = await this.#makeChecks(previous, seen);
        if (this.#stop.signal.aborted) return;
        const next = mergeSnapshot(previous, {
          ...seen,
          ...(checks && { checks }),
        });
        await snapshots.save(next);
        try {
          await onLook?.(seen);
        } finally {
          // At the end, when whoever is told of it finds all of it.
          if (changesThePicture(previous, next)) onChange(name);
        }
      } finally {
        await claims.release(name);
      }
    } catch (error) {
      logger.warn(`Cluster ${name} could not be looked at`, error as Error);
    }
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
