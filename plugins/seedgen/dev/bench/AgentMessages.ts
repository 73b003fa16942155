import { readFileSync } from 'node:fs';
import { request } from 'node:https';

const PATH = '/apis/lca.openshift.io/v1/seedgenerators/seedimage';

/**
 * Writes what Lifecycle Agent writes, into the status of a cluster's SeedGenerator, as an
 * administrator over the cluster's API.
 */
export class AgentMessages {
  readonly #server: string;
  readonly #access: { ca: Buffer; headers: Record<string, string> };

  constructor(cluster: { server: string; caFile: string; tokenFile: string }) {
    this.#server = cluster.server;
    const token = readFileSync(cluster.tokenFile, 'utf8').trim();
    this.#access = {
      ca: readFileSync(cluster.caFile),
      headers: { Authorization: `Bearer ${token}` },
    };
  }

  /** The message of the condition that tells of progress. */
  async read(): Promise<string | undefined> {
    const { status } = await this.#ask('GET', PATH);
    return progressOf(status?.conditions)?.message;
  }

  /** Resolves when the API server has answered; the change is seen by others before that. */
  async write(message: string): Promise<void> {
    const { status } = await this.#ask('GET', PATH);
    const conditions = status.conditions.map((condition: { type: string }) =>
      condition === progressOf(status.conditions)
        ? { ...condition, message }
        : condition,
    );
    await this.#ask('PATCH', `${PATH}/status`, { status: { conditions } });
  }

  #ask(method: string, path: string, body?: object): Promise<any> {
    return new Promise((resolve, reject) => {
      const asking = request(
        `${this.#server}${path}`,
        {
          method,
          ca: this.#access.ca,
          timeout: 10_000,
          headers: {
            ...this.#access.headers,
            'Content-Type': 'application/merge-patch+json',
          },
        },
        response => {
          const chunks: Buffer[] = [];
          response.on('error', reject);
          response.on('data', chunk => chunks.push(chunk));
          response.on('end', () => {
            const text = Buffer.concat(chunks).toString('utf8');
            if (response.statusCode === 200) resolve(JSON.parse(text));
            else reject(new Error(`${method} ${path}: ${response.statusCode}`));
          });
        },
      );
      asking.on('timeout', () => asking.destroy(new Error('No answer')));
      asking.on('error', reject);
      asking.end(body && JSON.stringify(body));
    });
  }
}

function progressOf(conditions?: { type: string; message?: string }[]) {
  return conditions?.find(({ type }) => type === 'SeedGenInProgress');
}
