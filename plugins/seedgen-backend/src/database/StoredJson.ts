/** A stored object, with the version of its shape beside its members. */
type Stored = Record<string, unknown> & { storedVersion?: number };

/**
 * Objects that are stored as JSON with the version of their shape. Those of before there were versions
 * are of version 1; replicas of before pass the version over.
 */
export class StoredJson<T extends object> {
  readonly #version: number;
  readonly #needed: readonly string[];
  readonly #upgrade: (stored: Stored, version: number) => Stored;

  /**
   * @param options - `needed`: members that every version has; `upgrade`: makes what an earlier version
   *   stored into what this one reads
   */
  constructor(options: {
    version: number;
    needed: ReadonlyArray<keyof T & string>;
    upgrade?: (stored: Stored, version: number) => Stored;
  }) {
    this.#version = options.version;
    this.#needed = options.needed;
    this.#upgrade = options.upgrade ?? (stored => stored);
  }

  write(value: T): string {
    return JSON.stringify({ ...value, storedVersion: this.#version });
  }

  /** Nothing for what cannot be read here: broken, or of a newer version. */
  read(text: string): T | undefined {
    let stored: Stored;
    try {
      stored = JSON.parse(text);
    } catch {
      return undefined;
    }
    if (typeof stored !== 'object' || stored === null) return undefined;
    const { storedVersion = 1, ...rest } = stored;
    if (storedVersion > this.#version) return undefined;
    const value = this.#upgrade(rest, storedVersion);
    return this.#needed.every(name => value[name] !== undefined)
      ? (value as T)
      : undefined;
  }

  /** Those of some that can be read. */
  readAll(texts: readonly string[]): T[] {
    return texts.flatMap(text => this.read(text) ?? []);
  }
}
