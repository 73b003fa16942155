import {
  SEEDGEN_SIGNAL_CHANNEL,
  type SeedgenSignal,
} from '@seedgen/backstage-plugin-seedgen-common';
import { LiveReader } from '../../src/hooks/LiveReader';

const CONNECT_MS = 2_000;
const ATTEMPTS = 10;

/** What an open page does, and when it knew what. */
export interface PageOptions<T> {
  signalsUrl: string;
  token: string;
  /** What the page reads. */
  load: (signal: AbortSignal) => Promise<T>;
  concerns: (signal: SeedgenSignal) => boolean;
  /** Gets every answer, as soon as it has been read. */
  onValue: (value: T) => void;
}

/**
 * An open page as the portal sees it: a WebSocket of its own for signals, and the plugin's own reader,
 * which reads what the page shows over HTTP when a signal concerns it. Everything but the drawing.
 */
export class SimulatedPage<T> {
  readonly #options: PageOptions<T>;
  readonly #reader: LiveReader<T>;
  #socket?: WebSocket;
  #reads = 0;

  constructor(options: PageOptions<T>) {
    this.#options = options;
    this.#reader = new LiveReader<T>({
      load: signal => {
        this.#reads += 1;
        return options.load(signal);
      },
      onChange: ({ value, reading, error }) => {
        if (error) throw error;
        if (!reading && value !== undefined) options.onValue(value);
      },
      timeoutMs: 20_000,
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
      return;
    }
    throw new Error('The backend accepts no WebSocket');
  }

  close(): void {
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
    if (channel === SEEDGEN_SIGNAL_CHANNEL && this.#options.concerns(message)) {
      this.#reader.request();
    }
  }
}
