import { SEEDGEN_SIGNAL_CHANNEL } from '@seedgen/backstage-plugin-seedgen-common';
import { LiveReader, type LiveReaderOptions } from '../../src/hooks/LiveReader';
import { POLL_MS } from '../../src/hooks/pollInterval';

const CONNECT_MS = 2_000;
const ATTEMPTS = 10;

/** What a page reads, and what else tells of it. */
export type PageContent<T> = Required<
  Pick<LiveReaderOptions<T>, 'load' | 'concerns' | 'take'>
>;

/** What an open page does, and when it knew what. */
export interface PageOptions<T> {
  signalsUrl: string;
  token: string;
  content: PageContent<T>;
  /** Gets every value, as soon as the page has it. */
  onValue: (value: T) => void;
}

/**
 * An open page as the portal sees it: a WebSocket of its own for signals, and the plugin's own reader,
 * which takes over what signals tell, or reads over HTTP what they concern, and now and then anyway, as
 * while a run is under way. Everything but the drawing.
 */
export class SimulatedPage<T> {
  readonly #options: PageOptions<T>;
  readonly #reader: LiveReader<T>;
  #socket?: WebSocket;
  #looks?: ReturnType<typeof setInterval>;
  #reads = 0;

  constructor(options: PageOptions<T>) {
    this.#options = options;
    const { load, ...content } = options.content;
    this.#reader = new LiveReader<T>({
      ...content,
      load: signal => {
        this.#reads += 1;
        return load(signal);
      },
      onChange: ({ value, reading, error }) => {
        if (error) throw error;
        if (!reading && value !== undefined) options.onValue(value);
      },
      timeoutMs: 20_000,
      laterMs: () => Math.random() * POLL_MS.busy,
    });
  }

  /** How often the page has read. */
  get reads(): number {
    return this.#reads;
  }

  /** Resolves when signals arrive. */
  async open(): Promise<void> {
    // The first connection of all is lost: it is what makes the backend listen for others.
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      const socket = await this.#connect();
      if (!socket) continue;
      this.#socket = socket;
      socket.onmessage = ({ data }) => this.#take(String(data));
      socket.send(
        JSON.stringify({
          action: 'subscribe',
          channel: SEEDGEN_SIGNAL_CHANNEL,
        }),
      );
      this.#reader.request();
      this.#looks = setInterval(
        () => this.#reader.request(),
        POLL_MS.busyWithSignals,
      );
      return;
    }
    throw new Error('The backend accepts no WebSocket');
  }

  close(): void {
    clearInterval(this.#looks);
    this.#reader.stop();
    this.#socket?.close();
  }

  #connect(): Promise<WebSocket | undefined> {
    const { signalsUrl, token } = this.#options;
    // As the portal's client of signals does.
    const socket = new WebSocket(signalsUrl, token);
    return new Promise(resolve => {
      const timer = setTimeout(() => {
        socket.close();
        resolve(undefined);
      }, CONNECT_MS);
      socket.onopen = () => {
        clearTimeout(timer);
        resolve(socket);
      };
      socket.onerror = () => {
        clearTimeout(timer);
        resolve(undefined);
      };
    });
  }

  #take(data: string): void {
    const { channel, message } = JSON.parse(data);
    if (channel === SEEDGEN_SIGNAL_CHANNEL) this.#reader.hear(message);
  }
}
