import type { Knex } from 'knex';
import type { Clock } from '../clock';
import { isUniqueViolation } from './rows';

/** Lets one process at a time look at a cluster. */
export class DatabaseLookClaims {
  readonly #knex: Knex;
  readonly #clock: Clock;
  readonly #holder: string;

  /** @param options - `holder` names this process among all replicas */
  constructor(options: { knex: Knex; clock: Clock; holder: string }) {
    this.#knex = options.knex;
    this.#clock = options.clock;
    this.#holder = options.holder;
  }

  /** Takes the right to look at a cluster for a while, unless another process has it. */
  async claim(cluster: string, leaseMs: number): Promise<boolean> {
    const now = this.#clock.now().getTime();
    const holder = this.#holder;
    const row = { holder, held_until: now + leaseMs };
    const taken = await this.#knex('seedgen_looks')
      .where({ cluster })
      .where(builder =>
        builder.where('held_until', '<=', now).orWhere({ holder }),
      )
      .update(row);
    if (taken > 0) return true;
    try {
      await this.#knex('seedgen_looks').insert({ cluster, ...row });
      return true;
    } catch (error) {
      if (isUniqueViolation(error)) return false;
      throw error;
    }
  }

  async release(cluster: string): Promise<void> {
    await this.#knex('seedgen_looks')
      .where({ cluster, holder: this.#holder })
      .delete();
  }
}
