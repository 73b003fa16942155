import { isError } from '@backstage/errors';
import type {
  SeedgenChange,
  SeedgenContent,
  SeedgenNotice,
  SeedgenSignal,
} from '@seedgen/backstage-plugin-seedgen-common';
import { isContent, isNotice } from '../model/contents';

// Longer than what goes to all takes after what went to us.
const TOLD_LASTS_MS = 5_000;

/** What is known of something that is read again and again. */
export interface LiveState<T> {
  /** The last answer; kept when a later attempt fails, so that the screen can say how old it is. */
  value?: T;
  /** Why the last attempt failed; absent after a success. */
  error?: Error;
  /** Whether an attempt is under way. */
  reading: boolean;
}

/** What is read, and what else tells of it. */
export interface LiveReaderOptions<T> {
  load: (signal: AbortSignal) => Promise<T>;
  onChange: (state: LiveState<T>) => void;
  /** Longest an attempt may take, in milliseconds. */
  timeoutMs: number;
  /** Whether a change may have made another of what was read. */
  concerns?: (change: SeedgenChange) => boolean;
  /**
   * How long to wait with reading when all that is known is that something changed, in milliseconds: some
   * time or other, so that not all pages read at once. Not at all where no change concerns it.
   */
  laterMs?: () => number | undefined;
  /** What was read, with what a content says of it; nothing where that does not say all, so that it must be read. */
  take?: (value: T, content: SeedgenContent) => T | undefined;
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
  #later?: ReturnType<typeof setTimeout>;
  /** When we were told all of a change whose announcement to everybody has not come yet. */
  #toldAt: number[] = [];

  /** The contents that were taken of one telling: its name, and of which clusters. */
  #taken = { telling: '', clusters: new Set<string>() };

  constructor(private readonly options: LiveReaderOptions<T>) {}

  /**
   * Takes over what a signal tells, or else reads if it concerns what was read. Contents come before the
   * changes of the same telling, and what is told to all comes last.
   */
  hear(signal: SeedgenSignal): void {
    if (isContent(signal)) {
      this.#hearContent(signal);
      return;
    }
    if (isNotice(signal)) {
      this.#hearNotice(signal);
      return;
    }
    const { telling, clusters } = this.#taken;
    const isKnown = signal.telling === telling && clusters.has(signal.cluster);
    if (!isKnown && this.options.concerns?.(signal)) this.request();
  }

  /** Reads now, or once more after the attempt that is under way. */
  request(): void {
    if (this.#stopped) return;
    clearTimeout(this.#later);
    this.#later = undefined;
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
    clearTimeout(this.#later);
    this.#controller?.abort();
  }

  #hearNotice({ type }: SeedgenNotice): void {
    const now = Date.now();
    if (type === 'told') this.#toldAt.push(now);
    if (type !== 'changed' || this.#stopped) return;
    this.#toldAt = this.#toldAt.filter(at => now - at < TOLD_LASTS_MS);
    // Each says of one announcement that we know it already.
    if (this.#toldAt.shift() !== undefined) return;
    const waitMs = this.options.laterMs?.();
    if (waitMs === undefined) return;
    this.#later ??= setTimeout(() => this.request(), waitMs);
  }

  #hearContent(content: SeedgenContent): void {
    const { value, error } = this.#state;
    // An attempt that is under way may bring what is older, so that another must follow.
    if (this.#stopped || this.#controller || error || value === undefined) {
      return;
    }
    const next = this.options.take?.(value, content);
    if (next === undefined) return;
    const { telling } = content;
    if (this.#taken.telling !== telling) {
      this.#taken = { telling, clusters: new Set() };
    }
    this.#taken.clusters.add(
      content.type === 'run-content'
        ? content.run.cluster
        : content.status.name,
    );
    this.#change({ value: next, reading: false });
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
