import type { Clock } from '../clock';

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
