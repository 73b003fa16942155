import type { Knex } from 'knex';
import type { Clock } from '../clock';
import type { OutboxDepth, RunMessage, TakenMessage } from './types';

interface OutboxRow {
  number: number;
  run_id: string;
  event: string;
  cluster: string;
  state: 'pending' | 'sent' | 'dropped';
  created_at: string;
  done_at: string | null;
  due_at: number | string;
  attempts: number;
  holder: string | null;
  held_until: number | string | null;
  message: string;
}

const TABLE = 'seedgen_notifications';

/**
 * Messages between the transition that they are about and their sending.
 *
 * A row is written in the transaction of the transition, so there is none without the other. It is
 * taken by one process at a time for as long as a lease holds. A process that dies after sending and
 * before saying so leaves a row that is sent again: at least once, and the same scope makes the
 * second time an update of the first.
 */
export class DatabaseOutbox {
  readonly #knex: Knex;
  readonly #clock: Clock;
  readonly #holder: string;

  /** @param options - `holder` names this process among all replicas */
  constructor(options: { knex: Knex; clock: Clock; holder: string }) {
    this.#knex = options.knex;
    this.#clock = options.clock;
    this.#holder = options.holder;
  }

  /**
   * Adds a message, unless its event was told before. One that was dropped because it had passed
   * counts as new.
   */
  async add(
    message: RunMessage,
    options: { delayMs: number; transaction: Knex.Transaction },
  ): Promise<void> {
    const now = this.#clock.now();
    const fresh = {
      state: 'pending' as const,
      created_at: now.toISOString(),
      done_at: null,
      due_at: now.getTime() + options.delayMs,
      attempts: 0,
      message: JSON.stringify(message),
    };
    await options
      .transaction<OutboxRow>(TABLE)
      .insert({
        run_id: message.runId,
        event: message.event,
        cluster: message.cluster,
        ...fresh,
      })
      .onConflict(['run_id', 'event'])
      .merge(fresh)
      .where(`${TABLE}.state`, 'dropped');
  }

  /** Takes the oldest message that is due, if there is one that nobody else has taken. */
  async take(leaseMs: number): Promise<TakenMessage | undefined> {
    const now = this.#clock.now().getTime();
    const row = await this.#free(now).orderBy('number').first();
    if (!row) return undefined;
    const attempts = row.attempts + 1;
    const taken = await this.#free(now)
      .where({ number: row.number, attempts: row.attempts })
      .update({ holder: this.#holder, held_until: now + leaseMs, attempts });
    if (taken === 0) return this.take(leaseMs);
    return {
      number: row.number,
      attempts,
      createdAt: row.created_at,
      message: JSON.parse(row.message) as RunMessage,
    };
  }

  /** Ends with a message that this process has taken; of no effect if somebody else has it now. */
  async finish(taken: TakenMessage, state: 'sent' | 'dropped'): Promise<void> {
    await this.#taken(taken).update({
      state,
      done_at: this.#clock.now().toISOString(),
      holder: null,
      held_until: null,
    });
  }

  /** Gives a message back, to be tried again after a while. */
  async postpone(taken: TakenMessage, delayMs: number): Promise<void> {
    await this.#taken(taken).update({
      due_at: this.#clock.now().getTime() + delayMs,
      holder: null,
      held_until: null,
    });
  }

  async depth(): Promise<OutboxDepth> {
    const row = (await this.#knex(TABLE)
      .where({ state: 'pending' })
      .count('number as pending')
      .min('created_at as oldest')
      .first()) as { pending: number | string; oldest: string | null };
    return {
      pending: Number(row.pending),
      ...(row.oldest !== null && { oldestAt: row.oldest }),
    };
  }

  /** Forgets what was sent or dropped before a moment. */
  async forget(before: Date): Promise<number> {
    return this.#knex<OutboxRow>(TABLE)
      .whereNot({ state: 'pending' })
      .where('done_at', '<', before.toISOString())
      .delete();
  }

  #free(now: number) {
    return this.#knex<OutboxRow>(TABLE)
      .where({ state: 'pending' })
      .where('due_at', '<=', now)
      .where(builder =>
        builder.whereNull('held_until').orWhere('held_until', '<=', now),
      );
  }

  // The number of attempts tells one taking from the next, also of the same process.
  #taken({ number, attempts }: TakenMessage) {
    return this.#knex<OutboxRow>(TABLE).where({
      number,
      attempts,
      holder: this.#holder,
      state: 'pending',
    });
  }
}
