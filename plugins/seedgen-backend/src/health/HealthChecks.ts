import type { Clock } from '../clock';

const DATABASE_LIMIT_MS = 2_000;
const GOOD_FOR_MS = 1_000;

/** What the plugin itself needs to work, part by part. */
export interface Health {
  status: 'ok' | 'error';
  /** Without reasons: whoever asks need not say who they are. */
  checks: Record<string, 'ok' | 'error'>;
}

/**
 * Whether the plugin can do its work: its database answers, and its loops turn. Clusters, registries
 * and notifications are not parts of it; that they do not answer is shown where it belongs.
 */
export class HealthChecks {
  readonly #options: {
    ping: () => Promise<unknown>;
    loops: () => Array<[string, boolean]>;
    clock: Clock;
  };
  #last?: { at: number; health: Promise<Health> };

  /** @param options - `ping` asks the database something that costs nothing */
  constructor(options: {
    ping: () => Promise<unknown>;
    loops: () => Array<[string, boolean]>;
    clock: Clock;
  }) {
    this.#options = options;
  }

  /** Asked by many, it looks once a second. */
  read(): Promise<Health> {
    const now = this.#options.clock.now().getTime();
    if (!this.#last || now - this.#last.at >= GOOD_FOR_MS) {
      this.#last = { at: now, health: this.#look() };
    }
    return this.#last.health;
  }

  async #look(): Promise<Health> {
    const checks: Health['checks'] = {
      database: (await this.#databaseAnswers()) ? 'ok' : 'error',
    };
    for (const [name, alive] of this.#options.loops()) {
      checks[name] = alive ? 'ok' : 'error';
    }
    const allWell = Object.values(checks).every(state => state === 'ok');
    return { status: allWell ? 'ok' : 'error', checks };
  }

  async #databaseAnswers(): Promise<boolean> {
    const { ping, clock } = this.#options;
    const done = new AbortController();
    try {
      return await Promise.race([
        ping().then(() => true),
        clock.sleep(DATABASE_LIMIT_MS, done.signal).then(() => false),
      ]);
    } catch {
      return false;
    } finally {
      done.abort();
    }
  }
}

// Loops turn every few seconds at most; a turn waits for the database and nothing else.
const SILENT_MS = 60_000;

/** Whether loops turn. One that hangs, or has ended without being asked to, falls silent. */
export class Heartbeats<Name extends string> {
  readonly #clock: Clock;
  readonly #lastAt: Map<Name, number | undefined>;

  constructor(options: { clock: Clock; names: readonly Name[] }) {
    this.#clock = options.clock;
    this.#lastAt = new Map(options.names.map(name => [name, undefined]));
  }

  /** Called at each turn of a loop. */
  beat(name: Name): void {
    this.#lastAt.set(name, this.#clock.now().getTime());
  }

  /** Whether each loop has turned lately; not before its first turn. */
  alive(): Array<[Name, boolean]> {
    const now = this.#clock.now().getTime();
    return [...this.#lastAt].map(([name, at]) => [
      name,
      at !== undefined && now - at < SILENT_MS,
    ]);
  }
}
