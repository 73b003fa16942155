import { ClusterDirectory } from '../../src/clusters/directory';
import { ConfigReader } from '@backstage/config';
import { systemClock } from '../../src/clock';
import {
  createClusterConnections,
  describeCredentials,
} from '../../src/clusters';
import { readSettings } from '../../src/config';
import { CHECKS, createPreflightEngine } from '../../src/preflight';
import { createRegistryConnections } from '../../src/registries';
import { ENDPOINTS, FarLab, type Endpoint } from './FarLab';
import { DEFAULT_SETTINGS } from '../../src/__testUtils__/defaultSettings';
import { KINDS } from '../../src/runs';
import { silent } from './silentLogger';

// How long a full preflight of one cluster of the lab takes, against the goals.

const LATENCY_MS = 50;
const GOAL_MS = 2_000;
const GRACE_MS = 500;
const REPETITIONS = 5;
const DEFAULT_LIMIT_MS = 20_000;

async function main(): Promise<boolean> {
  const lab = await FarLab.start(LATENCY_MS);
  try {
    const full = await measureFull(lab);
    // Side by side, since they do nothing but wait.
    const hanging = await Promise.all(
      ENDPOINTS.map(endpoint => measureHanging(lab, endpoint)),
    );
    return full && hanging.every(Boolean);
  } finally {
    await lab.stop();
  }
}

/** Each time with fresh connections to everything. */
async function measureFull(lab: FarLab): Promise<boolean> {
  const first = await preflight(lab);
  say(
    `The first preflight of the process took ${first.tookMs} ms. It loads the Kubernetes client, which the first look at any cluster has done before in a running portal.`,
  );
  const times: number[] = [];
  for (let index = 0; index < REPETITIONS; index++) {
    const { tookMs, results } = await preflight(lab);
    times.push(tookMs);
    const unknown = results.filter(({ status }) => status === 'unknown');
    if (unknown.length > 0) {
      throw new Error(`Could not be seen: ${JSON.stringify(unknown)}`);
    }
  }
  say(
    `${
      CHECKS.length
    } checks are known. ${LATENCY_MS} ms added to each round trip: ${times.join(
      ', ',
    )} ms`,
  );
  return compare('full preflight, worst of all', Math.max(...times), GOAL_MS);
}

/** Every check that is kept waiting ends by its own limit of time, and no other waits for it. */
async function measureHanging(
  lab: FarLab,
  endpoint: Endpoint,
): Promise<boolean> {
  const { tookMs, results } = await preflight(lab, endpoint);
  const waiting = results.filter(
    ({ durationMs }) => durationMs > GOAL_MS + GRACE_MS,
  );
  if (waiting.length === 0) {
    throw new Error(`Nothing was kept waiting by the ${endpoint}`);
  }
  const others = results.filter(result => !waiting.includes(result));
  const late = waiting.filter(
    ({ id, durationMs }) => durationMs > limitOf(id) + GRACE_MS,
  );
  late.forEach(({ id, durationMs }) =>
    compare(`${endpoint} hangs, ${id}`, durationMs, limitOf(id) + GRACE_MS),
  );
  const slowest = Math.max(...waiting.map(({ id }) => limitOf(id)));
  return [
    late.length === 0,
    compare(
      `${endpoint} hangs, slowest of ${others.length} checks that do not need it`,
      Math.max(0, ...others.map(({ durationMs }) => durationMs)),
      GOAL_MS,
    ),
    compare(
      `${endpoint} hangs, whole preflight with ${waiting.length} checks kept waiting`,
      tookMs,
      slowest + GRACE_MS,
    ),
  ].every(Boolean);
}

async function preflight(lab: FarLab, hanging?: Endpoint) {
  const { seedgen, registry } = await lab.configuration(hanging);
  const settings = readSettings(new ConfigReader({ seedgen }), KINDS.phases);
  const rim = { clock: systemClock, logger: silent };
  const clusters = createClusterConnections({
    directory: new ClusterDirectory(settings.clusters),
    requestTimeoutMs: settings.limits.requestTimeoutMs,
    ...rim,
  });
  const registries = createRegistryConnections(settings, rim);
  try {
    const engine = createPreflightEngine({
      clusterOf: name => clusters.get(name),
      hubOf: () => clusters.get('hub'),
      registries,
      requirements: DEFAULT_SETTINGS.storage.requirements,
      history: {
        seedsPushedAs: async () => [],
        rivalsFor: async () => 0,
        spent: async () => undefined,
      },
      credentialsOf: name =>
        describeCredentials(
          settings.clusters.find(each => each.name === name)!,
        ),
      ...rim,
    });
    const began = performance.now();
    const results = await engine.run(
      {
        kind: 'generate',
        cluster: 'sno1',
        seedImage: `${registry}/ocp-sno1/seed:4.18.27-x86_64`,
      },
      { signal: new AbortController().signal },
    );
    return { tookMs: Math.round(performance.now() - began), results };
  } finally {
    await Promise.all([clusters.close(), registries.close()]);
  }
}

function limitOf(id: string): number {
  return CHECKS.find(check => check.id === id)?.timeLimitMs ?? DEFAULT_LIMIT_MS;
}

/** Prints a figure beside its goal, and says whether it is met. */
function compare(what: string, tookMs: number, goalMs: number): boolean {
  const met = tookMs <= goalMs;
  say(`${met ? 'met   ' : 'MISSED'} ${what}: ${tookMs} ms (goal ${goalMs} ms)`);
  return met;
}

function say(text: string) {
  process.stdout.write(`${text}\n`);
}

main().then(
  met => {
    process.exitCode = met ? 0 : 1;
  },
  error => {
    process.stderr.write(`${error?.stack ?? error}\n`);
    process.exitCode = 1;
  },
);
