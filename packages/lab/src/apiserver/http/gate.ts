import https from 'node:https';
import net, { AddressInfo, Socket } from 'node:net';
import { startAgain } from '../../portTaken';
import { Availability } from '../types';

/** What a server goes through once it listens. */
const STARTING: readonly Availability[] = [
  'starting',
  'unavailable',
  'initializing',
];

/**
 * The listening socket in front of the HTTPS server. It decides what becomes of a connection, so
 * that an outage looks to clients as a real one: refused, reset or silent.
 */
export class Gate {
  readonly #server: https.Server;
  readonly #sockets = new Set<Socket>();
  readonly #host: string;
  readonly #dropShare: () => number;
  #listener?: net.Server;
  #port: number;
  #availability: Availability = 'up';
  #change: Promise<void> = Promise.resolve();

  constructor(
    server: https.Server,
    host: string,
    port: number,
    dropShare: () => number = () => 0,
  ) {
    this.#server = server;
    this.#host = host;
    this.#dropShare = dropShare;
    this.#port = port;
  }

  get port(): number {
    return this.#port;
  }

  get availability(): Availability {
    return this.#availability;
  }

  /** Listens unless it does; a port of 0 becomes the one that was given. */
  async open(): Promise<void> {
    if (this.#listener) {
      return;
    }
    const listen = async () => {
      this.#listener = await this.#listen();
    };
    // After an outage something may have taken the port.
    await (this.#wasOpen ? startAgain(listen) : listen());
  }

  /** Stops listening and cuts every connection. */
  async close(): Promise<void> {
    const listener = this.#listener;
    this.#listener = undefined;
    const closed = listener && new Promise(resolve => listener.close(resolve));
    this.#cut();
    await closed;
  }

  /** Changes follow one another, so that a quick there and back cannot end half open. */
  setAvailability(availability: Availability): Promise<void> {
    const change = this.#change.then(() => this.#switchTo(availability));
    this.#change = change.catch(() => undefined);
    return change;
  }

  #wasOpen = false;

  async #switchTo(availability: Availability): Promise<void> {
    if (availability === this.#availability) {
      return;
    }
    const goesOn =
      STARTING.includes(this.#availability) &&
      [...STARTING, 'up'].includes(availability);
    this.#availability = availability;
    if (availability === 'refused') {
      await this.close();
      return;
    }
    // A server that starts is one process: who is connected stays so.
    if (!goesOn) this.#cut();
    await this.open();
  }

  #listen(): Promise<net.Server> {
    return new Promise((resolve, reject) => {
      const listener = net.createServer(socket => this.#admit(socket));
      listener.once('error', reject);
      listener.listen(this.#port, this.#host, () => {
        listener.off('error', reject);
        this.#port = (listener.address() as AddressInfo).port;
        this.#wasOpen = true;
        resolve(listener);
      });
    });
  }

  #admit(socket: Socket): void {
    this.#sockets.add(socket);
    socket.once('close', () => this.#sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    if (this.#availability === 'reset' || Math.random() < this.#dropShare()) {
      socket.resetAndDestroy();
    } else if (this.#availability === 'silent') {
      socket.resume();
    } else {
      socket.setNoDelay(true);
      this.#server.emit('connection', socket);
    }
  }

  #cut(): void {
    for (const socket of this.#sockets) {
      socket.resetAndDestroy();
    }
    this.#sockets.clear();
  }
}
