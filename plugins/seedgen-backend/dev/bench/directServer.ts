import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { createTestAuthority } from '../../src/http/__testUtils__/authority';

// Many API servers as one process: each below a path of its own, all as far away. Says where it is on
// its first line, and to each message how often it was asked since the last.

const LATENCY_MS = Number(process.argv[2]);

/** What stands in place of an answer: `hang` says nothing, `refuse` ends the connection. */
const faults = new Map<string, 'hang' | 'refuse'>();
let requests = 0;

const NODE = {
  metadata: { name: 'node-1', labels: {} },
  status: { conditions: [{ type: 'Ready', status: 'True' }] },
};

function answerOf(cluster: string, path: string): object | undefined {
  if (path.endsWith('/clusterversions/version')) {
    return {
      metadata: { name: 'version' },
      spec: { clusterID: `id-of-${cluster}` },
      status: {
        desired: { version: '4.18.27' },
        history: [{ state: 'Completed', version: '4.18.27' }],
      },
    };
  }
  if (path.endsWith('/nodes')) {
    return { kind: 'NodeList', metadata: {}, items: [NODE] };
  }
  return undefined;
}

async function main(): Promise<void> {
  const authority = await createTestAuthority();
  const pair = await authority.serverPair();
  const server = https.createServer(
    { cert: pair.certificate, key: pair.key, keepAlive: true },
    (request, response) => {
      requests += 1;
      const [, cluster = '', ...path] = (request.url ?? '').split(/[/?]/);
      const fault = faults.get(cluster);
      if (fault === 'hang') return;
      if (fault === 'refuse') {
        request.socket.destroy();
        return;
      }
      setTimeout(() => {
        const body = answerOf(cluster, `/${path.join('/')}`.split('?')[0]);
        response.writeHead(body ? 200 : 404, {
          'content-type': 'application/json',
        });
        response.end(
          JSON.stringify(
            body ?? { kind: 'Status', status: 'Failure', reason: 'NotFound' },
          ),
        );
      }, LATENCY_MS);
    },
  );
  server.listen(0, '127.0.0.1', () => {
    const { port } = server.address() as AddressInfo;
    process.send?.({ url: `https://127.0.0.1:${port}`, ca: authority.ca });
  });
  process.on(
    'message',
    (message: { faults?: Array<[string, 'hang' | 'refuse']> }) => {
      if (message.faults) {
        faults.clear();
        for (const [name, fault] of message.faults) faults.set(name, fault);
      }
      process.send?.({ requests });
      requests = 0;
    },
  );
  process.on('disconnect', () => process.exit(0));
}

void main();
