import type { LoggerService } from '@backstage/backend-plugin-api';
import type { AuditLog, AuditRecord } from '../audit/types';
import type { Clock } from '../clock';

const REMEMBERED = 1000;
const ONCE_PER_MS = 5 * 60 * 1000;

/**
 * What the interface itself records: accepted, refused and invalid requests, and reading of the log.
 * What runs do is recorded by the runs.
 */
export class AuditTrail {
  readonly #log: AuditLog;
  readonly #clock: Clock;
  readonly #logger: LoggerService;
  readonly #lastAt = new Map<string, number>();

  constructor(options: { log: AuditLog; clock: Clock; logger: LoggerService }) {
    this.#log = options.log;
    this.#clock = options.clock;
    this.#logger = options.logger;
  }

  /** Appends a row; whoever calls must not go on if this fails. */
  async record(record: AuditRecord): Promise<void> {
    await this.#log.append(record);
  }

  /**
   * Appends a row unless the same was recorded within the last five minutes by this process: a page
   * that is read in parts, or polls, is one reading.
   */
  async recordOnce(record: AuditRecord): Promise<void> {
    const key = JSON.stringify([
      record.actor,
      record.action,
      record.outcome,
      record.cluster,
      record.runId,
      record.message,
    ]);
    const now = this.#clock.now().getTime();
    const last = this.#lastAt.get(key);
    if (last !== undefined && now - last < ONCE_PER_MS) return;
    await this.#log.append(record);
    this.#lastAt.delete(key);
    this.#lastAt.set(key, now);
    if (this.#lastAt.size > REMEMBERED) {
      const [oldest] = this.#lastAt.keys();
      this.#lastAt.delete(oldest);
    }
  }

  /** Appends a row about a request that is refused anyway; a failure to do so is logged only. */
  async recordRefusal(
    record: AuditRecord,
    options: { once: boolean },
  ): Promise<void> {
    try {
      await (options.once ? this.recordOnce(record) : this.record(record));
    } catch (error) {
      this.#logger.error(
        `A refused request of ${record.actor} could not be recorded`,
        error as Error,
      );
    }
  }
}
