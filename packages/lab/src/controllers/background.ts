/** Whether an error only says that somebody was told to stop. */
export function isAbort(error: unknown, signal: AbortSignal): boolean {
  return signal.aborted && (error === signal.reason || isAbortError(error));
}

function isAbortError(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}

/** Whatever was thrown, as text. */
export function errorText(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Keeps track of work that nobody waits for, so that a stop can wait for all of it. */
export class BackgroundWork {
  readonly #running = new Set<Promise<void>>();

  constructor(
    private readonly signal: AbortSignal,
    private readonly report: (source: string, message: string) => void,
  ) {}

  add(source: string, work: Promise<unknown>): void {
    const tracked: Promise<void> = work
      .then(
        () => undefined,
        error => {
          if (!isAbort(error, this.signal) && !isAbortError(error)) {
            this.report(source, `stopped on an error: ${errorText(error)}`);
          }
        },
      )
      .finally(() => this.#running.delete(tracked));
    this.#running.add(tracked);
  }

  async settled(): Promise<void> {
    while (this.#running.size) {
      await Promise.all(this.#running);
    }
  }
}
