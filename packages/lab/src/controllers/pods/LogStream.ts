/** One line with the time at which the container runtime took it. */
interface LogLine {
  at: Date;
  text: string;
}

export interface ReadOptions {
  follow: boolean;
  tailLines?: number;
  timestamps: boolean;
  signal: AbortSignal;
}

/** Lines kept of one container. */
const LIMIT = 20_000;

/** The log of one run of one container, for any number of readers. */
export class LogStream {
  readonly #lines: LogLine[] = [];
  readonly #waiting = new Set<() => void>();
  #dropped = 0;
  #closed = false;

  append(text: string, at: Date): void {
    if (this.#closed) {
      return;
    }
    for (const line of text.split('\n')) {
      this.#lines.push({ at, text: line });
    }
    if (this.#lines.length > LIMIT) {
      this.#dropped += this.#lines.splice(0, this.#lines.length - LIMIT).length;
    }
    this.#wake();
  }

  /** The container ended: followers get the rest and then the end. */
  close(): void {
    this.#closed = true;
    this.#wake();
  }

  async *read(options: ReadOptions): AsyncGenerator<string> {
    const { follow, tailLines, timestamps, signal } = options;
    const end = this.#dropped + this.#lines.length;
    let next =
      tailLines === undefined
        ? this.#dropped
        : Math.max(this.#dropped, end - tailLines);
    while (!signal.aborted) {
      next = Math.max(next, this.#dropped);
      const line = this.#lines[next - this.#dropped];
      if (line) {
        next += 1;
        yield timestamps ? `${line.at.toISOString()} ${line.text}` : line.text;
      } else if (this.#closed || !follow) {
        return;
      } else {
        await this.#change(signal);
      }
    }
  }

  #change(signal: AbortSignal): Promise<void> {
    return new Promise(resolve => {
      const done = () => {
        this.#waiting.delete(done);
        signal.removeEventListener('abort', done);
        resolve();
      };
      this.#waiting.add(done);
      signal.addEventListener('abort', done, { once: true });
    });
  }

  #wake(): void {
    for (const wake of [...this.#waiting]) {
      wake();
    }
  }
}
