import { once } from 'node:events';
import {
  connect,
  createServer,
  type AddressInfo,
  type Server,
  type Socket,
} from 'node:net';

/** How a proxy treats what clients send. */
export interface DelayProxyOptions {
  /** What is added to each round trip, and to the making of a connection, in milliseconds. */
  delayMs: number;
  /** Passes on the first thing a client sends, which is enough for the TLS handshake, and no more. */
  hangs?: boolean;
}

/** A TCP proxy on 127.0.0.1 that makes its target far away, or silent. */
export class DelayProxy {
  readonly #sockets = new Set<Socket>();
  readonly #server: Server;

  private constructor(
    private readonly target: number,
    private readonly options: DelayProxyOptions,
  ) {
    this.#server = createServer(client => this.#accept(client));
  }

  static async start(
    targetPort: number,
    options: DelayProxyOptions,
  ): Promise<DelayProxy> {
    const proxy = new DelayProxy(targetPort, options);
    proxy.#server.listen(0, '127.0.0.1');
    await once(proxy.#server, 'listening');
    return proxy;
  }

  /** `127.0.0.1:PORT`. */
  get host(): string {
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.#sockets.forEach(socket => socket.destroy());
    this.#server.close();
    await once(this.#server, 'close');
  }

  #accept(client: Socket) {
    const { delayMs, hangs } = this.options;
    const upstream = connect(this.target, '127.0.0.1');
    for (const socket of [client, upstream]) this.#keep(socket);
    // The round trip of TCP's own handshake, which the loopback interface has spared us.
    let arrivesAt = Date.now() + 2 * delayMs;
    let passedOn = 0;
    client.on('data', chunk => {
      if (hangs && passedOn > 0) return;
      passedOn += 1;
      // Never before what was sent earlier.
      arrivesAt = Math.max(arrivesAt, Date.now() + delayMs);
      setTimeout(() => {
        if (upstream.writable) upstream.write(chunk);
      }, arrivesAt - Date.now());
    });
    upstream.on('data', chunk => {
      if (client.writable) client.write(chunk);
    });
    client.on('close', () => upstream.destroy());
    upstream.on('close', () => client.destroy());
  }

  #keep(socket: Socket) {
    this.#sockets.add(socket);
    socket.setNoDelay(true);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => this.#sockets.delete(socket));
  }
}
