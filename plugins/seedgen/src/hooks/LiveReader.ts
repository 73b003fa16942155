import { isError } from '@backstage/errors';

/** What is known of something that is read again and again. */
export interface LiveState<T> {
  /** The last answer; kept when a later attempt fails, so that the screen can say how old it is. */
  value?: T;
  /** Why the last attempt failed; absent after a success. */
  error?: Error;
  /** Whether an attempt is under way. */
  reading: boolean;
}

/**
 * Reads one thing as often as it is asked to, one attempt at a time.
 *
 * A request during an attempt leads to one more attempt afterwards, however many there were. So an
 * answer that was overtaken by a change is always followed by a newer one, and answers never
 * arrive out of order.
 */
export class LiveReader<T> {
  #state: LiveState<T> = { reading: false };
  #controller?: AbortController;
  #again = false;
  #stopped = false;

  constructor(
    private readonly options: {
      load: (signal: AbortSignal) => Promise<T>;
      onChange: (state: LiveState<T>) => void;
      /** Longest an attempt may take, in milliseconds. */
      timeoutMs: number;
    },
  ) {}

  /** Reads now, or once more after the attempt that is under way. */
  request(): void {
    if (this.#stopped) return;
    if (this.#controller) {
      this.#again = true;
      return;
    }
    void this.#attempt();
  }

  /** Takes over a value that came by another way, such as the answer to a cancellation. */
  put(value: T): void {
    this.#change({ ...this.#state, value, error: undefined });
    this.request();
  }

  /** Gives up the attempt that is under way; nothing is reported any more. */
  stop(): void {
    this.#stopped = true;
    this.#controller?.abort();
  }

  async #attempt(): Promise<void> {
    const controller = new AbortController();
    this.#controller = controller;
    this.#change({ ...this.#state, reading: true });
    let timer: ReturnType<typeof setTimeout> | undefined;
    const deadline = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        const error = new Error('The portal did not answer in time');
        error.name = 'TimeoutError';
        reject(error);
        controller.abort();
      }, this.options.timeoutMs);
    });
    try {
      const value = await Promise.race([
        this.options.load(controller.signal),
        deadline,
      ]);
      this.#change({ value, reading: false });
    } catch (error) {
      this.#change({
        value: this.#state.value,
        error: isError(error) ? error : new Error(String(error)),
        reading: false,
      });
    } finally {
      clearTimeout(timer);
      this.#controller = undefined;
    }
    if (this.#again) {
      this.#again = false;
      this.request();
    }
  }

  #change(state: LiveState<T>): void {
    if (this.#stopped) return;
    this.#state = state;
    this.options.onChange(state);
  }
}
