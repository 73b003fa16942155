import {
  isTerminalPhase,
  type AccessFailure,
  type AnyRunRequest,
  type RunPhase,
  type RunReason,
  type SeedImageRecord,
  type TimelineEntry,
  formatDuration,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { AuditRecord } from '../../audit/types';
import { printable } from '../../text';
import type { Milestone } from '../runLog/milestones';
import type { RunLimits } from '../types';
import type { AnyEffectResult, EffectIntent } from './effects';
import type {
  Decision,
  EffectMemory,
  MachineMemory,
  MachineRun,
  NewTimelineEntry,
} from './types';

/** Not looking for longer than this is a gap: nobody knows what happened in it. */
const GAP_MS = 60_000;

const AUDIT_OF_END = {
  Succeeded: { action: 'run.succeeded', outcome: 'succeeded' },
  Unconfirmed: { action: 'run.unconfirmed', outcome: 'failed' },
  Failed: { action: 'run.failed', outcome: 'failed' },
  Abandoned: { action: 'run.abandoned', outcome: 'succeeded' },
} as const;

/**
 * A decision in the making: a copy of the run, and what is to be stored and done with it.
 * Belongs to one call of a `decide` and never leaves it.
 */
export class RunDraft<
  M extends MachineMemory,
  R extends AnyRunRequest = AnyRunRequest,
  E extends EffectIntent = EffectIntent,
> {
  readonly run: MachineRun<M, R>;
  readonly now: string;
  seed?: SeedImageRecord;
  readonly #entries: NewTimelineEntry[] = [];
  readonly #audits: AuditRecord[] = [];
  readonly #effects: E[] = [];

  constructor(
    run: MachineRun<M, R>,
    readonly time: Date,
    readonly limits: RunLimits,
  ) {
    this.run = structuredClone(run);
    this.now = time.toISOString();
  }

  get memory(): M {
    return this.run.memory;
  }

  /** Milliseconds since a stored moment; never negative, whatever clocks do. */
  since(moment: string): number {
    return Math.max(0, this.time.getTime() - Date.parse(moment));
  }

  /** Enters a phase. The caller knows that it lies ahead. */
  enter(phase: RunPhase, text: string): void {
    const { run } = this;
    if (run.phase === phase) return;
    run.phase = phase;
    run.phaseSince = this.now;
    this.say(text);
    this.record('phase', text);
    if (!isTerminalPhase(phase)) {
      this.audit({ action: 'run.phase', outcome: 'succeeded', message: phase });
      return;
    }
    run.finishedAt = this.now;
    this.audit({
      ...AUDIT_OF_END[phase as keyof typeof AUDIT_OF_END],
      actor: phase === 'Abandoned' ? run.cancelled?.by : undefined,
      reasonCode: run.problem?.code,
      message: run.problem?.message ?? text,
    });
  }

  /** What is shown as the present state, in words. */
  say(text: string): void {
    this.run.statusText = printable(text);
  }

  record(type: TimelineEntry['type'], text: string, reasonCode?: string): void {
    this.#entries.push({
      at: this.now,
      type,
      phase: this.run.phase,
      text: printable(text),
      ...(reasonCode && { reasonCode }),
    });
  }

  /** Records what a log tells of, with its own time. */
  recordMilestone({ source, text, at }: Milestone): void {
    this.#entries.push({
      at: this.now,
      type: 'milestone',
      phase: this.run.phase,
      text: printable(text),
      source,
      ...(at && { occurredAt: at }),
    });
  }

  audit(
    record: Omit<AuditRecord, 'actor' | 'cluster' | 'runId'> & {
      actor?: string;
    },
  ): void {
    const { run } = this;
    this.#audits.push({
      image: this.image,
      digest: run.digest,
      ...record,
      actor: record.actor ?? run.requestedBy,
      cluster: run.cluster || undefined,
      runId: run.id,
    });
  }

  effect(type: E['type']): EffectMemory | undefined {
    return this.memory.effects[type];
  }

  /** Remembers how effects went, and hands each on; results that nobody waits for are passed over. */
  remember<Result extends AnyEffectResult>(
    results: readonly Result[],
    take: {
      success(result: Extract<Result, { ok: true }>): void;
      failure(result: Extract<Result, { ok: false }>): void;
    },
  ): void {
    for (const result of results) {
      const memory = this.memory.effects[result.type];
      if (!memory) continue;
      if (result.ok) {
        memory.doneAt = this.now;
        delete memory.failure;
        take.success(result as Extract<Result, { ok: true }>);
      } else {
        memory.failure = result.failure;
        take.failure(result as Extract<Result, { ok: false }>);
      }
    }
  }

  isDone(type: E['type']): boolean {
    return Boolean(this.effect(type)?.doneAt);
  }

  /** Forgets that an effect was had, so that it can be wanted anew. */
  forget(type: E['type']): void {
    delete this.memory.effects[type];
  }

  /**
   * Wants an effect, unless it was had, or failed so recently that it is to wait. An intent
   * without a result is one that a process did not live to see: it is wanted again at once.
   */
  want(effect: E): void {
    if (this.#effects.some(wanted => wanted.type === effect.type)) return;
    const before = this.effect(effect.type);
    if (before?.doneAt) return;
    if (before?.failure) {
      const wait = Math.max(
        before.failure.retryAfterMs ?? 0,
        this.limits.observeEveryMs * Math.min(2 ** (before.attempts - 1), 16),
      );
      if (this.since(before.lastAttemptAt) < wait) return;
    }
    this.memory.effects[effect.type] = {
      attempts: (before?.attempts ?? 0) + 1,
      lastAttemptAt: this.now,
    };
    this.#effects.push(effect);
  }

  /** Shows a problem, and records it the first time. `undefined`: there is none any more. */
  show(found: RunReason | undefined): void {
    const { run, memory } = this;
    const problem = memory.unconfiguredSince
      ? notConfigured(run.cluster, found)
      : found;
    run.problem = problem && {
      code: problem.code,
      message: printable(problem.message),
      ...(problem.remedy && { remedy: printable(problem.remedy) }),
    };
    if (problem && memory.recordedProblem !== problem.code) {
      this.record('diagnosis', problem.message, problem.code);
    }
    memory.recordedProblem = problem?.code;
  }

  /**
   * Notes that the cluster was looked at. Returns whether nobody had looked for so long that what
   * lasts cannot be told from what is there again.
   *
   * @param failure - why it could not be seen, if it could not
   */
  look(failure?: AccessFailure): boolean {
    const { memory } = this;
    if (failure?.code !== 'not-configured') delete memory.unconfiguredSince;
    else memory.unconfiguredSince ??= this.now;
    const gap = Math.max(GAP_MS, 5 * this.limits.observeEveryMs);
    // A run that nobody took up for long was not looked at either.
    const before = memory.lookedAt ?? this.run.requestedAt;
    const resumed = this.since(before) > gap;
    if (resumed) memory.resumedAt = this.now;
    memory.lookedAt = this.now;
    return resumed;
  }

  /**
   * Whether the run has been in its phase for as long as it may. After a gap in looking it gets a
   * moment to show what has become of it.
   */
  get overdue(): boolean {
    const { resumedAt } = this.memory;
    if (resumedAt && this.since(resumedAt) < GAP_MS) return false;
    const limit = this.limit();
    return limit !== undefined && this.since(this.limitSince) >= limit;
  }

  /** Since when the limit of the phase runs. */
  protected get limitSince(): string {
    return this.run.phaseSince;
  }

  /** The limit of the phase in words, for a message about its passing. */
  get limitText(): string {
    return formatDuration(this.limit() ?? 0);
  }

  /** How long the run may stay in its phase; a kind may know better than the table. */
  protected limit(): number | undefined {
    return this.limits.phases[this.run.phase];
  }

  /** The image that the run is about, for the audit log. */
  protected get image(): string | undefined {
    return undefined;
  }

  finish(): Decision<M, R, E> {
    const { run } = this;
    const limit = this.limit();
    run.deadline =
      limit === undefined || isTerminalPhase(run.phase)
        ? undefined
        : new Date(Date.parse(this.limitSince) + limit).toISOString();
    return {
      run,
      entries: this.#entries,
      audits: this.#audits,
      effects: this.#effects,
      ...(this.seed && { seed: this.seed }),
    };
  }
}

/** Nobody can follow the run there, whatever else is the matter with it: it ends by its limits. */
function notConfigured(cluster: string, found?: RunReason): RunReason {
  const why = `Cluster ${cluster} was taken out of the configuration of the portal`;
  return found
    ? { ...found, message: `${found.message}. ${why} meanwhile` }
    : {
        code: 'ClusterNotConfigured',
        message: `${why} while the run goes on; what happens there cannot be seen`,
        remedy:
          'Add the cluster again under the same name, and the run is followed again. Otherwise it ends by its limits.',
      };
}
