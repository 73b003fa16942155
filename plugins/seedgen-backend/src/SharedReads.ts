/**
 * Lets those who ask for the same at the same time share one read.
 *
 * It begins after they asked: whoever comes while one is under way shares the next, since the one
 * that runs may have read before the change that the caller knows of. So a signal that lets two
 * hundred pages read again costs two reads. What is shared must not be changed.
 */
export class SharedReads<Value> {
  readonly #running = new Map<string, Promise<Value>>();
  readonly #following = new Map<string, Promise<Value>>();

  /** @param load - reads what the key stands for; of those who share a read, the first one's */
  read(key: string, load: () => Promise<Value>): Promise<Value> {
    const running = this.#running.get(key);
    if (!running) return this.#begin(key, load);
    const known = this.#following.get(key);
    if (known) return known;
    const following = running
      .catch(() => undefined)
      .then(() => {
        this.#following.delete(key);
        return this.#begin(key, load);
      });
    this.#following.set(key, following);
    return following;
  }

  #begin(key: string, load: () => Promise<Value>): Promise<Value> {
    const reading = load().finally(() => {
      if (this.#running.get(key) === reading) this.#running.delete(key);
    });
    this.#running.set(key, reading);
    return reading;
  }
}
