import type { CheckResult } from '@seedgen/backstage-plugin-seedgen-common';
import {
  startLab,
  type LabProcess,
  type LabProcessCluster,
} from '@seedgen/lab-process';
import { askCluster, SEED_GENERATORS } from '../__testUtils__/labAccess';
import { LabPreflight, notPassed } from './__testUtils__/labPreflight';
import { blocks } from './verdict';

// A table of 25 scenarios, each on two clusters.
jest.setTimeout(120_000);

const SEED_GENERATOR = `${SEED_GENERATORS}/seedimage`;
const DEPLOYMENT =
  '/apis/apps/v1/namespaces/openshift-lifecycle-agent/deployments/lifecycle-agent-controller-manager';
const POOL =
  '/apis/machineconfiguration.openshift.io/v1/machineconfigpools/master';
const WAITING =
  'Waiting for system to stabilize: one or more health checks failed';

/** Releases between which Lifecycle Agent has changed how it joins what it waits for. */
const GENERATIONS = [
  { release: '4.18.27', beginning: `${WAITING}\n  - ` },
  { release: '4.20.3', beginning: `${WAITING}: ` },
] as const;

interface Row {
  scenario: string;
  check: string;
  status?: CheckResult['status'];
  /** Another check that names the cause where this one names the consequence. */
  also?: string;
  /** What the cluster says of itself, where that is another release. */
  release?: string;
}

/** What Lifecycle Agent validates. */
const REJECTIONS: Row[] = [
  { scenario: 'old-release', check: 'release-supported', release: '4.14.6' },
  { scenario: 'no-container-storage', check: 'storage-ready' },
  { scenario: 'attached-to-hub', check: 'detached-from-hub' },
  { scenario: 'addon-namespaces', check: 'no-hub-addons' },
  { scenario: 'dnsmasq-missing', check: 'dnsmasq-configured' },
  { scenario: 'sanitized-pull-secret', check: 'pull-secret-restored' },
  { scenario: 'persistent-volume', check: 'no-persistent-volumes' },
  { scenario: 'local-volume', check: 'no-local-volumes' },
  { scenario: 'lvm-cluster', check: 'no-lvm-clusters' },
  {
    scenario: 'data-protection-application',
    check: 'no-data-protection-applications',
  },
  { scenario: 'oadp-too-old', check: 'oadp-version' },
];

/** What Lifecycle Agent waits for: a warning, unless nothing would come of it by itself. */
const HEALTH: Row[] = [
  { scenario: 'cluster-operator-degraded', check: 'cluster-operators' },
  { scenario: 'stuck-stabilizing', check: 'cluster-operators' },
  {
    scenario: 'machine-config-pool-not-ready',
    check: 'machine-config-pools',
    status: 'fail',
  },
  {
    scenario: 'node-cordoned',
    check: 'machine-config-pools',
    status: 'fail',
    also: 'node-healthy',
  },
  { scenario: 'sriov-not-ready', check: 'sriov-ready' },
  { scenario: 'sriov-without-state', check: 'sriov-ready' },
  {
    scenario: 'data-protection-not-reconciled',
    check: 'data-protection-at-rest',
  },
  { scenario: 'backup-location-missing', check: 'data-protection-at-rest' },
  { scenario: 'backup-location-unavailable', check: 'data-protection-at-rest' },
  { scenario: 'node-not-ready', check: 'node-healthy', status: 'fail' },
  {
    scenario: 'node-network-unavailable',
    check: 'node-healthy',
    status: 'fail',
  },
  { scenario: 'node-label-missing', check: 'node-healthy', status: 'fail' },
  { scenario: 'service-version-not-ready', check: 'cluster-service-versions' },
  {
    scenario: 'signing-request-pending',
    check: 'no-pending-certificate-requests',
  },
  { scenario: 'cluster-version-not-ready', check: 'cluster-version-available' },
];

let labs: { lab: LabProcess; preflight: LabPreflight }[] = [];

beforeAll(async () => {
  labs = await Promise.all(
    GENERATIONS.map(async ({ release }) => {
      const lab = await startLab({
        speed: 120,
        clusters: ['sno1'],
        releases: [release],
      });
      return { lab, preflight: new LabPreflight(lab) };
    }),
  );
});
afterAll(() =>
  Promise.all(
    labs.map(async ({ lab, preflight }) => {
      await preflight.close();
      await lab.stop();
    }),
  ),
);
afterEach(() =>
  Promise.all(
    labs.map(async ({ lab }) => {
      const sno1 = lab.cluster('sno1');
      await askCluster(sno1, 'DELETE', SEED_GENERATOR);
      await lab.control.clearScenario('sno1');
      // Some scenarios restart the operator, or have the node updated.
      await eventually(async () => {
        const { body } = await askCluster(sno1, 'GET', DEPLOYMENT);
        return body.status.readyReplicas === 1 || undefined;
      });
      await eventually(async () => (await isUpdated(sno1)) || undefined);
    }),
  ),
);

async function isUpdated(cluster: LabProcessCluster): Promise<boolean> {
  const { body } = await askCluster(cluster, 'GET', POOL);
  const updated = body.status.conditions.some(
    ({ type, status }: { type: string; status: string }) =>
      type === 'Updated' && status === 'True',
  );
  return updated && body.status.readyMachineCount === 1;
}

async function eventually<T>(ask: () => Promise<T | undefined>): Promise<T> {
  const limit = Date.now() + 30_000;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > limit) throw new Error('It did not happen within 30 s.');
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}

/** Makes a SeedGenerator as a person would, and gives the first words that come of it. */
async function wordsOfLifecycleAgent(
  { lab }: (typeof labs)[number],
  image: string,
): Promise<string> {
  const sno1 = lab.cluster('sno1');
  const created = await askCluster(sno1, 'POST', SEED_GENERATORS, {
    apiVersion: 'lca.openshift.io/v1',
    kind: 'SeedGenerator',
    metadata: { name: 'seedimage' },
    spec: { seedImage: image },
  });
  expect(created.status).toBe(201);
  return eventually(async () => {
    const { body } = await askCluster(sno1, 'GET', SEED_GENERATOR);
    const progress = body.status?.conditions?.find(
      ({ type }: { type: string }) => type === 'SeedGenInProgress',
    );
    // The bare text comes first, and before anything was looked at.
    return progress?.message === 'Waiting for system to stabilize'
      ? undefined
      : (progress?.message as string | undefined);
  });
}

// A changed pull secret makes the pool update for a moment, and a scenario may restart the operator.
// That is not what a row is about, unless it is.
const TRANSIENT = ['machine-config-pools', 'lifecycle-agent-running'];

function settled(
  { check }: Row,
  run: () => Promise<CheckResult[]>,
): Promise<CheckResult[]> {
  return eventually(async () => {
    const results = await run();
    return results.every(
      ({ id, status }) =>
        id === check || !TRANSIENT.includes(id) || status === 'pass',
    )
      ? results
      : undefined;
  });
}

/** A row on both generations, before and after the SeedGenerator is made. */
async function onBoth(
  row: Row,
  judge: (
    seen: { results: CheckResult[]; named: CheckResult; words: string },
    generation: (typeof GENERATIONS)[number],
  ) => void,
) {
  await Promise.all(
    GENERATIONS.map(async (generation, index) => {
      const { lab, preflight } = labs[index];
      await lab.control.setScenario('sno1', row.scenario);
      const subject = preflight.generate(
        'sno1',
        row.release ?? generation.release,
      );
      const results = await settled(row, () => preflight.run(subject));
      const named = results.find(({ id }) => id === row.check)!;
      const words = await wordsOfLifecycleAgent(
        labs[index],
        subject.seedImage!,
      );
      judge({ results, named, words }, generation);
    }),
  );
}

it('has a row for all that Lifecycle Agent validates and waits for', async () => {
  const scenarios = await labs[0].lab.control.scenarios();
  const names = (wanted: string) =>
    scenarios.filter(({ place }) => place === wanted).map(({ name }) => name);
  expect(REJECTIONS.map(({ scenario }) => scenario)).toEqual(
    names('rejection'),
  );
  expect(HEALTH.map(({ scenario }) => scenario)).toEqual(names('health'));
});

it('finds nothing on clusters that are well', async () => {
  await Promise.all(
    GENERATIONS.map(async ({ release }, index) => {
      const { preflight } = labs[index];
      expect(
        notPassed(await preflight.run(preflight.generate('sno1', release))),
      ).toEqual([]);
    }),
  );
});

describe('what Lifecycle Agent rejects', () => {
  it.each(REJECTIONS)('$scenario is what $check says', async row => {
    await onBoth(row, ({ results, named, words }) => {
      expect(words).toMatch(/^Rejected/);
      expect(named.message).toContain(words);
      expect(notPassed(results).map(([id, status]) => [id, status])).toEqual([
        [row.check, 'fail'],
      ]);
      expect(results.filter(blocks)).toEqual([named]);
    });
  });
});

describe('what Lifecycle Agent waits for', () => {
  it.each(HEALTH)('$scenario is what $check says', async row => {
    const { check, status = 'warn', also } = row;
    await onBoth(row, ({ results, named, words }, { beginning }) => {
      expect(words.startsWith(beginning)).toBe(true);
      expect(named.message).toContain(words.slice(beginning.length));
      expect(notPassed(results).map(([id, found]) => [id, found])).toEqual([
        [check, status],
        ...(also ? [[also, status]] : []),
      ]);
      expect(results.filter(blocks)).toEqual(
        status === 'fail'
          ? results.filter(({ id }) => id === check || id === also)
          : [],
      );
    });
  });
});

it('names each of several that Lifecycle Agent waits for at once', async () => {
  const NODE = '/api/v1/nodes/ocp-sno1';
  const WORKER = 'node-role.kubernetes.io/worker';
  const label = (value: string | null) =>
    Promise.all(
      labs.map(({ lab }) =>
        askCluster(lab.cluster('sno1'), 'PATCH', NODE, {
          metadata: { labels: { [WORKER]: value } },
        }),
      ),
    );
  await label(null);
  try {
    const row = {
      scenario: 'signing-request-pending',
      check: 'no-pending-certificate-requests',
    };
    await onBoth(row, ({ results, words }, { beginning }) => {
      expect(words.startsWith(beginning)).toBe(true);
      const parts = words.slice(beginning.length).split('\n  - ');
      expect(parts).toHaveLength(2);
      for (const part of parts) {
        expect(results.some(({ message }) => message.includes(part))).toBe(
          true,
        );
      }
    });
  } finally {
    await label('');
  }
});
