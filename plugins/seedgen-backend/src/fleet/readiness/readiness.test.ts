import {
  obstaclesOf,
  type AccessFailure,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { KubernetesObject } from '../../clusters/types';
import { CHECKS, createPreflightEngine } from '../../preflight';
import {
  dependenciesFor,
  object,
  type World,
} from '../../preflight/__testUtils__';
import { assessReadiness } from '../../storage';
import { readyLayout } from '../../storage/__testUtils__';
import { judgeReadiness } from './judgeReadiness';
import { LookChecks, SOME_LOOKS_MS } from './LookChecks';
import type { Answer, KeptAnswer, Picture } from './types';
import { DEFAULT_SETTINGS } from '../../__testUtils__/defaultSettings';

const NOW = new Date('2026-11-22T10:00:01.000Z');
const AT = NOW.toISOString();
const { signal } = new AbortController();

const forbidden: AccessFailure = {
  code: 'forbidden',
  message: 'may not be read',
  missingRule: 'list',
};
const crd = (name: string): KubernetesObject => object(name);
const KLUSTERLET = 'klusterlets.operator.open-cluster-management.io';
const attached = { CustomResourceDefinition: [crd(KLUSTERLET)] };
const pool = (name: string, conditions: Record<string, string>) =>
  object(name, conditions, {
    status: { machineCount: 1, readyMachineCount: 1 },
  });
const inNamespace = (name: string, namespace: string, status = {}) =>
  object(name, {}, { metadata: { name, namespace }, status });

async function judge(world: World, over: Partial<Picture> = {}) {
  const dependencies = dependenciesFor(world);
  const { clock, history } = dependencies;
  const engine = createPreflightEngine(dependencies);
  const checks = await new LookChecks({
    engine,
    checks: CHECKS,
    clock,
  }).answers('sno1', undefined, signal);
  const layout = await dependencies
    .clusterOf('sno1')
    .readStorageLayout({ signal });
  const picture: Picture = {
    cluster: 'sno1',
    observedAt: AT,
    reachability: 'reachable',
    checks,
    ...over,
  };
  const readiness = judgeReadiness(CHECKS, {
    picture,
    storage: assessReadiness(
      layout.ok ? layout.value : undefined,
      DEFAULT_SETTINGS.storage.requirements,
      NOW,
    ),
    spent: await history.spent('sno1'),
    kept: [],
  });
  const results = await engine.run(
    { kind: 'generate', cluster: 'sno1' },
    { signal },
  );
  return { readiness, preflight: new Map(results.map(r => [r.id, r])) };
}

describe('readiness', () => {
  it.each<[string, World, string, string[]]>([
    ['all is well', {}, 'ready', []],
    [
      'it is attached to a hub',
      { objects: attached },
      'not-ready',
      ['detached-from-hub'],
    ],
    [
      'add-ons of a hub are left',
      { objects: { Namespace: [object('open-cluster-management-addon-x')] } },
      'not-ready',
      ['no-hub-addons'],
    ],
    [
      'Lifecycle Agent is not installed',
      { objects: { ClusterServiceVersion: [], Deployment: [] } },
      'not-ready',
      ['lifecycle-agent-running'],
    ],
    [
      'a pool is degraded',
      {
        objects: {
          MachineConfigPool: [
            pool('master', { Updated: 'False', NodeDegraded: 'True' }),
          ],
        },
      },
      'not-ready',
      ['machine-config-pools'],
    ],
    [
      'there is a SeedGenerator',
      { objects: { SeedGenerator: [object('seedimage')] } },
      'not-ready',
      ['no-other-seed-generator'],
    ],
    [
      'a generation past the portal is in its outage',
      { external: { image: 'registry.example/a:1', firstSeenAt: AT } },
      'not-ready',
      ['no-other-seed-generator'],
    ],
    [
      'it has persistent volumes',
      { objects: { PersistentVolume: [object('pv-1')] } },
      'not-ready',
      ['no-persistent-volumes'],
    ],
    [
      'it has a second node',
      { objects: { Node: [object('a'), object('b')] } },
      'not-ready',
      ['single-node'],
    ],
    [
      'its release is too old',
      {
        objects: {
          ClusterVersion: [
            object(
              'version',
              {},
              { status: { desired: { version: '4.14.3' } } },
            ),
          ],
        },
      },
      'not-ready',
      ['release-supported'],
    ],
    [
      'its disks could not be read',
      {
        cluster: {
          readStorageLayout: async () => ({ ok: false, failure: forbidden }),
        },
      },
      'unknown',
      ['storage-ready'],
    ],
    [
      'whether it is attached may not be read',
      { objects: { CustomResourceDefinition: forbidden } },
      'unknown',
      ['detached-from-hub'],
    ],
    [
      'it has add-ons, and little else may be read',
      {
        objects: {
          Namespace: [object('open-cluster-management-addon-x')],
          CustomResourceDefinition: forbidden,
          MachineConfigPool: forbidden,
          ClusterServiceVersion: forbidden,
        },
      },
      'not-ready',
      ['no-hub-addons', 'lifecycle-agent-running', 'detached-from-hub'],
    ],
    // It warns in a preflight, and the cluster's state says it by itself.
    ['it is spent', { spent: { since: AT, runId: 'run-1' } }, 'ready', []],
    [
      'Lifecycle Agent has no pod that is ready',
      {
        objects: {
          Deployment: [
            inNamespace(
              'lifecycle-agent-controller-manager',
              'openshift-lifecycle-agent',
              { readyReplicas: 0 },
            ),
          ],
        },
      },
      'not-ready',
      ['lifecycle-agent-running'],
    ],
  ])('when %s', async (_when, world, status, obstacles) => {
    const { readiness, preflight } = await judge(world);
    expect(readiness.status).toBe(status);
    const ids = obstaclesOf(readiness).map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(obstacles));
    expect(ids.length === 0).toBe(obstacles.length === 0);
    // Whatever a look says, a preflight says the same.
    const said = readiness.checks.map(
      ({ id, title, status: was, message }) => ({
        id,
        title,
        status: was,
        // Why disks could not be read is not kept with a picture.
        message: id === 'storage-ready' && was === 'unknown' ? '' : message,
      }),
    );
    expect(said).toEqual(
      said.map(({ id, message }) => ({
        id,
        title: preflight.get(id)?.title,
        status: preflight.get(id)?.status,
        message: message && preflight.get(id)?.message,
      })),
    );
  });

  it('asks for every check of which a look can make the answer, and only for those', async () => {
    const { readiness } = await judge({});
    const deciding = CHECKS.filter(({ decides }) => decides);
    expect(readiness.checks.map(({ id }) => id)).toEqual(
      deciding
        .filter(({ decides }) => decides !== 'preflight')
        .map(({ id }) => id),
    );
    expect(readiness.inPreflight.map(({ id }) => id)).toEqual(
      deciding
        .filter(({ decides }) => decides === 'preflight')
        .map(({ id }) => id),
    );
  });

  it('follows the last preflight about what only the node tells', async () => {
    const { readiness } = await judge({});
    expect(readiness.status).toBe('ready');
    expect(readiness.inPreflight.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['no-imager-running', 'nothing-left-on-node']),
    );
  });

  it('neither writes nor asks a hub, a registry or the node', async () => {
    const never = async () => {
      throw new Error('asked');
    };
    const { readiness } = await judge({
      objects: attached,
      hubOf: () => {
        throw new Error('asked');
      },
      cluster: {
        runOnNode: never,
        readStorageLayout: async () => ({ ok: true, value: readyLayout() }),
      },
      registry: { probePush: never, resolveTag: never },
    });
    expect(readiness.checks.map(({ status }) => status)).not.toContain(
      'unknown',
    );
  });
});

describe('judgeReadiness', () => {
  const kept = (over: Partial<KeptAnswer>): KeptAnswer => ({
    id: 'on-node',
    status: 'pass',
    asOf: AT,
    source: 'preflight',
    ...over,
  });
  const check = (
    id: string,
    decides: (typeof CHECKS)[number]['decides'],
    severity: 'blocks' | 'warns' = 'blocks',
  ) => ({ ...CHECKS[0], id, title: `Title of ${id}`, decides, severity });
  const checks = [
    check('fast', 'each-look'),
    check('on-node', 'preflight'),
    check('other', undefined),
  ];
  const passed: Answer[] = [{ id: 'fast', status: 'pass', asOf: AT }];
  const judged = (answers: KeptAnswer[], picture: Partial<Picture> = {}) =>
    judgeReadiness(checks, {
      picture: {
        cluster: 'sno1',
        observedAt: AT,
        reachability: 'reachable',
        checks: passed,
        ...picture,
      },
      storage: assessReadiness(
        undefined,
        DEFAULT_SETTINGS.storage.requirements,
        NOW,
      ),
      spent: undefined,
      kept: answers,
    });

  it('lists what only a preflight can say, and is ready without it', () => {
    expect(judged([])).toMatchObject({
      status: 'ready',
      checks: [{ id: 'fast', source: 'look', title: 'Title of fast' }],
      inPreflight: [{ id: 'on-node', title: 'Title of on-node' }],
    });
  });

  it('keeps what the last preflight said, with its age', () => {
    const asOf = '2026-11-20T10:00:00.000Z';
    const fail = kept({
      status: 'fail',
      asOf,
      source: 'run',
      message: 'An imager runs.',
    });
    expect(judged([fail])).toMatchObject({
      status: 'not-ready',
      checks: [
        { id: 'fast' },
        { id: 'on-node', asOf, source: 'run', message: 'An imager runs.' },
      ],
      inPreflight: [],
    });
    expect(judged([kept({ status: 'unknown' })]).status).toBe('unknown');
    expect(judged([kept({})]).status).toBe('ready');
  });

  it('takes an answer for as grave as the preflight took it', () => {
    // Of what blocks where it is found, and only warns where it could not be looked at.
    const unseen = kept({ status: 'unknown', severity: 'warns' });
    expect(judged([unseen])).toMatchObject({
      status: 'ready',
      checks: [{ id: 'fast', severity: 'blocks' }, { severity: 'warns' }],
    });
    expect(judged([{ ...unseen, status: 'fail' }]).status).toBe('ready');
    expect(judged([{ ...unseen, severity: 'blocks' }]).status).toBe('unknown');
  });

  it('forgets what was said of the cluster that had the name before', () => {
    const fail = kept({ status: 'fail', asOf: '2026-11-20T10:00:00.000Z' });
    const identitySince = '2026-11-21T10:00:00.000Z';
    expect(judged([fail], { identitySince })).toMatchObject({
      status: 'ready',
      inPreflight: [{ id: 'on-node' }],
    });
    const later = kept({ status: 'fail', asOf: AT });
    expect(judged([later], { identitySince }).status).toBe('not-ready');
  });

  it('takes the later of a look and a preflight', () => {
    const earlier = kept({
      id: 'fast',
      status: 'fail',
      asOf: '2026-11-22T09:59:00.000Z',
    });
    expect(judged([earlier]).status).toBe('ready');
    const later = kept({
      id: 'fast',
      status: 'fail',
      asOf: '2026-11-22T10:05:00.000Z',
    });
    expect(judged([later])).toMatchObject({
      status: 'not-ready',
      checks: [{ id: 'fast', source: 'preflight' }],
    });
  });

  it.each<[string, Partial<Picture>, string]>([
    ['a picture of before, without checks', { checks: undefined }, 'unknown'],
    ['a picture in which one is missing', { checks: [] }, 'unknown'],
    [
      'a cluster that was never looked at',
      { checks: undefined, observedAt: undefined },
      'unknown',
    ],
  ])('claims nothing of %s', (_what, picture, status) => {
    expect(judged([], picture).status).toBe(status);
    // Unless something that was seen decides it.
    expect(judged([kept({ status: 'fail' })], picture).status).toBe(
      'not-ready',
    );
  });
});

describe('LookChecks', () => {
  it('makes again at each look what is quick, and the rest after some minutes or where it was not seen', async () => {
    let now = NOW;
    const asked: string[][] = [];
    const looks = new LookChecks({
      checks: [
        { id: 'a', decides: 'each-look' },
        { id: 'b', decides: 'some-looks' },
        { id: 'c', decides: 'some-looks' },
        { id: 'd', decides: 'preflight' },
        { id: 'e' },
      ],
      engine: {
        run: async (_subject, { only }) => {
          asked.push([...only!]);
          return [...only!].map(id => ({
            id,
            title: id,
            severity: 'blocks',
            status: id === 'c' ? 'unknown' : 'pass',
            message: 'text',
            durationMs: 1,
          }));
        },
      },
      clock: { now: () => now, sleep: async () => {} } as any,
    });
    let answers: Answer[] | undefined;
    const look = async (afterMs: number) => {
      now = new Date(NOW.getTime() + afterMs);
      answers = await looks.answers('sno1', answers, signal);
    };
    await look(0);
    expect(answers!.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    await look(60_000);
    expect(answers![1]).toEqual({ id: 'b', status: 'pass', asOf: AT });
    expect(answers![0].asOf > AT).toBe(true);
    await look(SOME_LOOKS_MS);
    // A clock that was put back does not keep an answer for ever.
    await look(-60_000);
    expect(asked).toEqual([
      ['a', 'b', 'c'],
      ['a', 'c'],
      ['a', 'b', 'c'],
      ['a', 'b', 'c'],
    ]);
  });
});
