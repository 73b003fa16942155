import http from 'node:http';

/** What shall go wrong on a cluster; the lab's README says what each field does. */
export interface ClusterFaults {
  failAtMessage?: { message: string; text: string };
  hangAtMessage?: string;
  rejectWith?: string;
  imagerExit?: 'stopped' | { code: number };
  imagerLogEnding?: string[];
  stayDownSeconds?: number;
  flaps?: { count: number; upSeconds?: number; downSeconds?: number };
  failAfterSanitising?: string;
  restartAgentWhileImaging?: boolean;
  imagerBreaksOff?: { output: string; code: number };
  neverReturn?: boolean;
  neverRestoreSeedGenerator?: boolean;
  restoreForeignSeedGenerator?: boolean;
  dropConnections?: number;
  rejectTokensAfterOutage?: boolean;
  newAuthorityAfterOutage?: boolean;
  unhealthyFor?: string[];
  tagUnchanged?: boolean;
  registryFromNode?: 'refused' | 'unresolved';
  degradeAfterReboot?: boolean;
}

/** What shall go wrong at the registry; the lab's README says what each field does. */
export interface RegistryFaults {
  refusePush?: Record<string, 'unauthorized' | 'denied' | 'quota'>;
  readOnly?: boolean;
  down?: boolean;
  slowMilliseconds?: number;
  failNext?: {
    status: 429 | 500 | 502 | 503 | 504;
    requests: number;
    retryAfter?: number | 'date';
  };
  wrongDigest?: boolean;
}

export interface ClusterState {
  name: string;
  server: string;
  availability:
    | 'up'
    | 'refused'
    | 'reset'
    | 'silent'
    | 'starting'
    | 'unavailable'
    | 'initializing';
  faults: ClusterFaults;
  /** Name of the scenario that it has. */
  scenario?: string;
}

/** One way in which taking a seed goes wrong. */
export interface LabScenario {
  name: string;
  title: string;
  does: string;
  place:
    | 'rejection'
    | 'health'
    | 'failure'
    | 'imager log'
    | 'pool'
    | 'behaviour';
  /** The text that tells of it; `{node}` stands for the node's name. */
  failure: string;
}

export interface LabState {
  speed: number;
  clusters: ClusterState[];
  registry: { host: string; authentication: string; faults: RegistryFaults };
}

/** Requests by `METHOD ROUTE`, e.g. `HEAD /v2/{name}/manifests/{reference}`. */
export interface RegistryRequests {
  total: number;
  routes: Record<string, number>;
}

type Changes<T> = { [Key in keyof T]?: T[Key] | null };

const TIMEOUT_MS = 10_000;

/** A client of the lab's control API. Every call throws an Error with the lab's own message when refused. */
export class LabControl {
  constructor(readonly url: string) {}

  state(): Promise<LabState> {
    return this.#send('GET', '/state');
  }

  cluster(name: string): Promise<ClusterState> {
    return this.#send('GET', `/clusters/${name}`);
  }

  /** Replaces all faults of a cluster. */
  async setFaults(name: string, faults: ClusterFaults): Promise<void> {
    await this.#send('PUT', `/clusters/${name}/faults`, faults);
  }

  /** Changes the named ones; `null` takes one away. */
  async patchFaults(
    name: string,
    changes: Changes<ClusterFaults>,
  ): Promise<void> {
    await this.#send('PATCH', `/clusters/${name}/faults`, changes);
  }

  async clearFaults(name: string): Promise<void> {
    await this.#send('DELETE', `/clusters/${name}/faults`);
  }

  /** All that there are. */
  async scenarios(): Promise<LabScenario[]> {
    const { scenarios } = await this.#send<{ scenarios: LabScenario[] }>(
      'GET',
      '/scenarios',
    );
    return scenarios;
  }

  /**
   * Gives a cluster a scenario, in place of the one that it has; with `seed-requested` it begins
   * when the next SeedGenerator is created.
   */
  setScenario(
    name: string,
    scenario: string,
    begins?: 'now' | 'seed-requested',
  ): Promise<ClusterState> {
    return this.#send('PUT', `/clusters/${name}/scenario`, {
      name: scenario,
      begins,
    });
  }

  /** Takes the cluster's scenario back. */
  clearScenario(name: string): Promise<ClusterState> {
    return this.#send('DELETE', `/clusters/${name}/scenario`);
  }

  /** Takes an API away for so many seconds of the cluster's time. Returns when it is away. */
  outage(
    name: string,
    outage: {
      seconds?: number;
      how?: 'refused' | 'reset' | 'silent' | 'unavailable';
    } = {},
  ): Promise<ClusterState> {
    return this.#send('POST', `/clusters/${name}/outage`, outage);
  }

  /** Makes a cluster as it was at the start; address, certificates and tokens stay. */
  reset(name: string): Promise<ClusterState> {
    return this.#send('POST', `/clusters/${name}/reset`);
  }

  rotateCertificate(
    name: string,
    authority: 'same' | 'new' = 'same',
  ): Promise<ClusterState> {
    return this.#send('POST', `/clusters/${name}/rotate-certificate`, {
      authority,
    });
  }

  /** Makes the API refuse the tokens of these users, of everybody without a list, of nobody with an empty one. */
  rejectTokens(name: string, users?: string[]): Promise<ClusterState> {
    return this.#send('POST', `/clusters/${name}/reject-tokens`, { users });
  }

  async setRegistryFaults(faults: RegistryFaults): Promise<void> {
    await this.#send('PUT', '/registry/faults', faults);
  }

  async patchRegistryFaults(changes: Changes<RegistryFaults>): Promise<void> {
    await this.#send('PATCH', '/registry/faults', changes);
  }

  async clearRegistryFaults(): Promise<void> {
    await this.#send('DELETE', '/registry/faults');
  }

  registryRequests(): Promise<RegistryRequests> {
    return this.#send('GET', '/registry/requests');
  }

  async resetRegistryRequests(): Promise<void> {
    await this.#send('DELETE', '/registry/requests');
  }

  #send<T>(method: string, path: string, body?: unknown): Promise<T> {
    return new Promise((resolve, reject) => {
      const request = http.request(
        `${this.url}${path}`,
        {
          method,
          agent: false,
          signal: AbortSignal.timeout(TIMEOUT_MS),
          headers: { 'Content-Type': 'application/json' },
        },
        response => {
          const chunks: Buffer[] = [];
          response.on('error', reject);
          response.on('data', chunk => chunks.push(chunk));
          response.on('end', () => {
            const json = JSON.parse(Buffer.concat(chunks).toString('utf8'));
            if (response.statusCode === 200) {
              resolve(json);
            } else {
              const details = (json.error.issues ?? []).map(
                (issue: { field: string; message: string }) =>
                  ` ${issue.field}: ${issue.message}.`,
              );
              reject(
                new Error(
                  `${method} ${path}: ${json.error.message}${details.join('')}`,
                ),
              );
            }
          });
        },
      );
      request.on('error', reject);
      request.end(body === undefined ? undefined : JSON.stringify(body));
    });
  }
}
