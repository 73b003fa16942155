import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { startAgain } from './portTaken';

describe('startAgain', () => {
  it('waits until a port that was its own is free again', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    setTimeout(() => other.close(), 250);
    let attempts = 0;
    let server = createServer();
    await startAgain(async () => {
      attempts += 1;
      server = createServer();
      server.listen(port, '127.0.0.1');
      await once(server, 'listening');
    });
    expect(attempts).toBeGreaterThan(1);
    server.close();
  });

  it('gives on at once what is anything else', async () => {
    let attempts = 0;
    const failing = startAgain(async () => {
      attempts += 1;
      throw new Error('broken');
    });
    await expect(failing).rejects.toThrow('broken');
    expect(attempts).toBe(1);
  });
});
