import { ConflictError } from '@backstage/errors';
import type { Knex } from 'knex';
import type { AuditLog } from '../../audit/types';
import { isUniqueViolation } from '../../database/rows';
import type { RunKindDefinition } from '../engine/definition';
import type { RunKinds } from '../engine/RunKinds';
import type { Decision, MachineRun, NewTimelineEntry } from '../engine/types';
import { Leases } from './Leases';
import { RunQueries } from './RunQueries';
import { columnsOf, seedRow, storedRun, type RunRow } from './rows';
import type {
  RunHolder,
  RunStore,
  StoredRun,
  TransitionOutcome,
} from './RunStore';
import { BusyError } from '../BusyError';
import { entersPhase, type TransitionListener } from './TransitionListener';

/** Runs in the database. */
export class DatabaseRunStore extends RunQueries implements RunStore {
  readonly #knex: Knex;
  readonly #audit: AuditLog;
  readonly #kinds: RunKinds;
  readonly #leases: Leases;
  readonly #listeners: readonly TransitionListener[];

  constructor(options: {
    knex: Knex;
    audit: AuditLog;
    kinds: RunKinds;
    listeners?: readonly TransitionListener[];
  }) {
    super(options.knex, options.kinds);
    this.#knex = options.knex;
    this.#audit = options.audit;
    this.#kinds = options.kinds;
    this.#listeners = options.listeners ?? [];
    this.#leases = new Leases(options.knex, options.kinds);
  }

  async insert(
    options: Parameters<RunStore['insert']>[0],
  ): Promise<{ stored: StoredRun; created: boolean }> {
    const existing = await this.#findByKey(options);
    if (existing) return { stored: existing, created: false };
    const { run, requestHash, idempotencyKey } = options;
    const definition = this.#kinds.of(run);
    try {
      await this.#knex.transaction(async transaction => {
        await transaction<RunRow>('seedgen_runs').insert({
          id: run.id,
          kind: run.kind,
          cluster: run.cluster,
          requested_by: run.requestedBy,
          requested_at: run.requestedAt,
          seed_image: this.#kinds.seedImageOf(run) ?? null,
          lock_name: lockOf(run, definition),
          idempotency_key: idempotencyKey ?? null,
          request_hash: requestHash,
          revision: 1,
          owner_epoch: 0,
          ...columnsOf(run, this.#kinds),
        });
        // After the insert: only one that waited for the end of another run gets here, and it sees
        // how that one ended.
        if (definition.locks !== 'nothing') {
          await this.#refuseWhileUnaccounted(transaction, run.cluster);
        }
        await this.#appendEntries(transaction, run.id, options.entries);
        for (const audit of options.audits) {
          await this.#audit.append(audit, transaction);
        }
      });
      return { stored: { run, revision: 1, epoch: 0 }, created: true };
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
      // Somebody was faster: with the same key, or on the same cluster.
      const winner = await this.#findByKey(options);
      if (winner) return { stored: winner, created: false };
      const isBeside = definition.locks === 'beside';
      const holder = await (isBeside
        ? this.activeBesideOf(run.cluster, run.kind)
        : this.activeOf(run.cluster));
      throw new BusyError(
        isBeside ? 'RemedyBusy' : 'ClusterBusy',
        run.cluster,
        holder,
      );
    }
  }

  async transition(
    expected: { id: string; epoch: number; revision: number },
    decision: Decision,
  ): Promise<TransitionOutcome> {
    const { id, epoch, revision } = expected;
    let before: StoredRun | undefined;
    const outcome = await this.#knex.transaction<TransitionOutcome>(
      async transaction => {
        before = await this.#before(transaction, id, decision);
        const written = await transaction<RunRow>('seedgen_runs')
          .where({ id, owner_epoch: epoch, revision })
          .update({
            ...columnsOf(decision.run, this.#kinds),
            revision: revision + 1,
          });
        if (written === 0) {
          const row = await transaction<RunRow>('seedgen_runs')
            .where({ id })
            .first('owner_epoch');
          return { outcome: row?.owner_epoch === epoch ? 'stale' : 'fenced' };
        }
        await this.#appendEntries(transaction, id, decision.entries);
        if (decision.seed) {
          await transaction('seedgen_seeds')
            .insert(seedRow(decision.seed))
            .onConflict('run_id')
            .ignore();
        }
        for (const audit of decision.audits) {
          await this.#audit.append(audit, transaction);
        }
        for (const listener of this.#listeners) {
          await listener.within?.(decision, transaction);
        }
        return { outcome: 'stored', revision: revision + 1 };
      },
    );
    if (outcome.outcome === 'stored') {
      for (const listener of this.#listeners) {
        listener.after?.(decision, before?.run);
      }
    }
    return outcome;
  }

  claimable(now: Date): Promise<string[]> {
    return this.#leases.claimable(now);
  }

  claim(
    id: string,
    options: { owner: string; now: Date; leaseMs: number },
  ): Promise<StoredRun | undefined> {
    return this.#leases.claim(id, options);
  }

  renew(
    owner: string,
    held: ReadonlyArray<{ id: string; epoch: number }>,
    until: Date,
  ): Promise<Set<string>> {
    return this.#leases.renew(owner, held, until);
  }

  release(id: string, epoch: number): Promise<void> {
    return this.#leases.release(id, epoch);
  }

  async saveArtifact(
    { id, epoch }: RunHolder,
    name: string,
    content: string,
    at: Date,
  ): Promise<boolean> {
    return this.#knex.transaction(async transaction => {
      // Locked, so that nobody takes the run over between the look and the write.
      const held = await transaction<RunRow>('seedgen_runs')
        .where({ id, owner_epoch: epoch })
        .forShare()
        .first('id');
      if (!held) return false;
      await transaction('seedgen_artifacts')
        .insert({ run_id: id, name, content, created_at: at.toISOString() })
        .onConflict(['run_id', 'name'])
        .merge();
      return true;
    });
  }

  async artifact(
    runId: string,
    name: string,
  ): Promise<{ content: string; keptAt: string } | undefined> {
    const row = await this.#knex('seedgen_artifacts')
      .where({ run_id: runId, name })
      .first('content', 'created_at');
    return row && { content: row.content, keptAt: row.created_at };
  }

  async #refuseWhileUnaccounted(
    transaction: Knex.Transaction,
    cluster: string,
  ): Promise<void> {
    const unaccounted = await transaction<RunRow>('seedgen_runs')
      .where({ cluster, inspection_wanted: 1 })
      .first('id');
    if (!unaccounted) return;
    throw new ConflictError(
      `ImagerUnaccounted: nobody knows whether the imager of run ${unaccounted.id} still works on cluster ${cluster}, and another run could remove it; look at the node and say so on that run's page`,
    );
  }

  async #findByKey(
    options: Parameters<RunStore['insert']>[0],
  ): Promise<StoredRun | undefined> {
    const { run, idempotencyKey, requestHash } = options;
    if (idempotencyKey === undefined) return undefined;
    const row = await this.#knex<RunRow>('seedgen_runs')
      .where({
        requested_by: run.requestedBy,
        idempotency_key: idempotencyKey,
      })
      .first();
    if (row && row.request_hash !== requestHash) {
      throw new ConflictError(
        `IdempotencyKeyReused: the key was used for another request, which became run ${row.id}; use a new key`,
      );
    }
    return row && storedRun(row, this.#kinds);
  }

  // What is read here is what the transition starts from: if somebody writes meanwhile, it is refused.
  async #before(
    transaction: Knex.Transaction,
    id: string,
    decision: Decision,
  ): Promise<StoredRun | undefined> {
    if (this.#listeners.length === 0 || !entersPhase(decision))
      return undefined;
    const row = await transaction<RunRow>('seedgen_runs').where({ id }).first();
    return row && storedRun(row, this.#kinds);
  }

  // The caller has written the run's row in the same transaction, so that nobody else counts on.
  async #appendEntries(
    transaction: Knex.Transaction,
    runId: string,
    entries: readonly NewTimelineEntry[],
  ): Promise<void> {
    if (entries.length === 0) return;
    const { last } = (await transaction('seedgen_timeline')
      .where({ run_id: runId })
      .max('sequence as last')
      .first()) as { last: number | null };
    await transaction('seedgen_timeline').insert(
      entries.map((entry, index) => ({
        run_id: runId,
        sequence: (last ?? 0) + index + 1,
        at: entry.at,
        type: entry.type,
        phase: entry.phase,
        text: entry.text,
        reason_code: entry.reasonCode ?? null,
        source: entry.source ?? null,
        occurred_at: entry.occurredAt ?? null,
      })),
    );
  }
}

/** What no other active run may have; nothing where the kind takes nothing for itself. */
function lockOf(
  { kind, cluster }: MachineRun,
  { locks }: RunKindDefinition,
): string {
  switch (locks) {
    case 'subject':
      return `subject:${cluster}`;
    case 'beside':
      return `beside:${kind}:${cluster}`;
    default:
      return '';
  }
}
