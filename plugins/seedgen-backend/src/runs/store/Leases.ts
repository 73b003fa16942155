import type { Knex } from 'knex';
import type { RunKinds } from '../engine/RunKinds';
import { storedRun, type RunRow } from './rows';
import type { StoredRun } from './RunStore';

const MOST_AT_ONCE = 100;

/**
 * Who works on which run. A lease says who does; the epoch says who may write. A process that has
 * lost its lease without noticing is refused by the epoch, so the clocks of processes may differ.
 */
export class Leases {
  readonly #knex: Knex;

  readonly #kinds: RunKinds;

  constructor(knex: Knex, kinds: RunKinds) {
    this.#knex = knex;
    this.#kinds = kinds;
  }

  /** Ids of open runs that nobody works on, the oldest first. */
  async claimable(now: Date): Promise<string[]> {
    const rows: Array<{ id: string }> = await this.#open()
      .where(free(now))
      .orderBy('number')
      .limit(MOST_AT_ONCE)
      .select('id');
    return rows.map(({ id }) => id);
  }

  /** Takes a run over by compare-and-set; nothing if somebody else was faster. */
  async claim(
    id: string,
    options: { owner: string; now: Date; leaseMs: number },
  ): Promise<StoredRun | undefined> {
    const { owner, now, leaseMs } = options;
    const row: RunRow | undefined = await this.#open()
      .where({ id })
      .where(free(now))
      .first();
    if (!row) return undefined;
    const taken = await this.#open()
      .where({ id, owner_epoch: row.owner_epoch })
      .where(free(now))
      .update({
        owner,
        owner_epoch: row.owner_epoch + 1,
        lease_until: now.getTime() + leaseMs,
      });
    if (taken === 0) return undefined;
    // Read again: somebody may have cancelled it in between.
    const own: RunRow | undefined = await this.#knex<RunRow>('seedgen_runs')
      .where({ id, owner_epoch: row.owner_epoch + 1 })
      .first();
    return own && storedRun(own, this.#kinds);
  }

  /** Renews leases; whatever is not returned belongs to somebody else now, or has ended. */
  async renew(
    owner: string,
    held: ReadonlyArray<{ id: string; epoch: number }>,
    until: Date,
  ): Promise<Set<string>> {
    const renewed = new Set<string>();
    for (const { id, epoch } of held) {
      const count = await this.#knex<RunRow>('seedgen_runs')
        .where({ id, owner, owner_epoch: epoch })
        .update({ lease_until: until.getTime() });
      if (count > 0) renewed.add(id);
    }
    return renewed;
  }

  async release(id: string, epoch: number): Promise<void> {
    await this.#knex<RunRow>('seedgen_runs')
      .where({ id, owner_epoch: epoch })
      .update({ owner: null, lease_until: null });
  }

  #open(): Knex.QueryBuilder {
    return this.#knex('seedgen_runs').where(builder =>
      builder.where('active', 1).orWhere('watching', 1),
    );
  }
}

function free(now: Date): (builder: Knex.QueryBuilder) => void {
  return builder => {
    builder
      .whereNull('lease_until')
      .orWhere('lease_until', '<=', now.getTime());
  };
}
