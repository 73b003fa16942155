/** Another program listens on a port of the lab; the message names the port and what moves it. */
export class PortTakenError extends Error {
  constructor(readonly port: number, readonly flag: string, what: string) {
    super(
      `Port ${port} on 127.0.0.1 is taken, and ${what} wants it. ` +
        `Stop what listens there, or choose another port with ${flag} (0: any free one).`,
    );
    this.name = 'PortTakenError';
  }
}

/** Starts something that listens; a taken port becomes an error that says what to do. */
export async function startListening(
  what: string,
  port: number,
  flag: string,
  start: () => Promise<void>,
): Promise<void> {
  try {
    await start();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') {
      throw new PortTakenError(port, flag, what);
    }
    throw error;
  }
}

const ATTEMPTS = 50;
const RETRY_MS = 100;

/**
 * Starts something on a port that was its own a moment ago. Whoever calls out meanwhile may have been given the
 * port for a connection, and lets it go again.
 */
export async function startAgain(start: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await start();
      return;
    } catch (error) {
      const isTaken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
      if (!isTaken || attempt >= ATTEMPTS) throw error;
      await new Promise(resolve => setTimeout(resolve, RETRY_MS));
    }
  }
}
