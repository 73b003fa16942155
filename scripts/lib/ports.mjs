import { createServer } from 'node:net';
import { Problem } from './output.mjs';

/** Refuses a port that somebody else listens on, naming the setting that moves it. */
export async function requireFreePort(port, what, setting) {
  if (!(await isFree(port))) {
    throw new Problem(
      `Port ${port}, for ${what}, is taken. Set ${setting} to another one, or end what listens there.`,
    );
  }
}

/** A port that nobody listens on at this moment. */
export async function findFreePort() {
  const server = createServer();
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise(resolve => server.close(resolve));
  return port;
}

function isFree(port) {
  return new Promise(resolve => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
