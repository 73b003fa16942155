import { readLifecycleAgent, readNode, readVersion } from './clusterFacts';
import { readConditions } from './conditions';
import { seenNode, seenPool } from './machineConfig';
import { apiSeen } from './observe';
import { seenSeedGenerator } from './seedGenerator';

const failure = (code: string) =>
  ({ ok: false, failure: { code, message: 'm' } } as any);

describe('readConditions', () => {
  it.each([
    null,
    undefined,
    {},
    'x',
    [null, 1, {}, { type: 'A', status: 'Maybe' }],
  ])('is empty for %j', raw => expect(readConditions(raw)).toEqual([]));

  it('keeps order and cleans texts', () => {
    expect(
      readConditions([
        { type: 'B', status: 'True', reason: null, message: 'x\u202ey' },
        { type: 'A', status: 'False', lastTransitionTime: 't', extra: 1 },
      ]),
    ).toEqual([
      { type: 'B', status: 'True', reason: '', message: 'x\\u{202e}y' },
      {
        type: 'A',
        status: 'False',
        reason: '',
        message: '',
        lastTransitionTime: 't',
      },
    ]);
  });

  it('bounds their number and length', () => {
    const many = Array.from({ length: 10_000 }, () => ({
      type: 'A',
      status: 'True',
      message: 'm'.repeat(20_000),
    }));
    const read = readConditions(many);
    expect(read).toHaveLength(100);
    expect(Buffer.byteLength(read[0].message)).toBeLessThanOrEqual(8192);
  });
});

describe('conditions behind many others', () => {
  const others = Array.from({ length: 10_000 }, (_, n) => ({
    type: `Other${n}`,
    status: 'True',
  }));
  const done = { type: 'SeedGenCompleted', status: 'True' };
  const failed = { type: 'SeedGenCompleted', status: 'False' };

  it('are read wherever they stand', () => {
    const read = readConditions([...others, done]);
    expect(read).toHaveLength(101);
    expect(read.at(-1)).toMatchObject(done);
  });

  it('contradict what stands before', () => {
    const read = readConditions([done, ...others, failed]);
    expect(read.filter(({ type }) => type === done.type)).toHaveLength(2);
    const node = (statuses: string[]) =>
      seenNode({
        metadata: { name: 'n' },
        status: {
          conditions: [
            ...others,
            ...statuses.map(status => ({ type: 'Ready', status })),
          ],
        },
      } as any);
    expect(node(['True']).ready).toBe(true);
    expect(node(['True', 'False']).ready).toBe(false);
    expect(node([]).ready).toBe(false);
  });

  it('stay as they came where they are interpreted', () => {
    const message = 'Launching imager container\u202e';
    expect(
      seenSeedGenerator({
        ok: true,
        value: {
          metadata: { name: 'seedimage' },
          status: { conditions: [{ ...done, message }] },
        } as any,
      }),
    ).toMatchObject({ conditions: [{ message }] });
  });
});

describe('seenSeedGenerator', () => {
  it('knows absent, unknown and present', () => {
    expect(seenSeedGenerator(failure('not-found'))).toEqual({
      state: 'absent',
    });
    expect(seenSeedGenerator(failure('forbidden'))).toEqual({
      state: 'unknown',
      failure: { code: 'forbidden', message: 'm' },
    });
    expect(
      seenSeedGenerator({
        ok: true,
        value: {
          metadata: {
            name: 'seedimage',
            uid: 'u1',
            creationTimestamp: '2026-01-01T00:00:00Z',
            annotations: {
              'seedgen.io/run': 'run-1',
              'seedgen.io/requested-by': 'user:default/guest',
            },
          },
          spec: { seedImage: 'r.example/a:1' },
        },
      }),
    ).toEqual({
      state: 'present',
      uid: 'u1',
      createdAt: '2026-01-01T00:00:00Z',
      seedImage: 'r.example/a:1',
      runId: 'run-1',
      requestedBy: 'user:default/guest',
      conditions: [],
    });
  });
});

test('pools and nodes', () => {
  expect(
    seenPool({
      metadata: { name: 'master' },
      spec: {
        configuration: {
          name: 'rendered-b',
          source: [{ name: '00-master' }, { name: '98-x' }, null],
        },
      },
      status: {
        configuration: { name: 'rendered-a' },
        machineCount: 1,
        readyMachineCount: '1',
        conditions: [{ type: 'Updating', status: 'True' }],
      },
    }),
  ).toMatchObject({
    desiredConfiguration: 'rendered-b',
    currentConfiguration: 'rendered-a',
    sources: ['00-master', '98-x'],
    machineCount: 1,
    readyMachineCount: 0,
    conditions: [{ type: 'Updating' }],
  });
  const prefix = 'machineconfiguration.openshift.io';
  expect(
    seenNode({
      metadata: {
        name: 'sno1',
        annotations: {
          [`${prefix}/currentConfig`]: 'rendered-a',
          [`${prefix}/state`]: 'Done',
          [`${prefix}/reason`]: '',
        },
      },
      status: { conditions: [{ type: 'Ready', status: 'True' }] },
    }),
  ).toEqual({
    name: 'sno1',
    ready: true,
    currentConfiguration: 'rendered-a',
    desiredConfiguration: undefined,
    daemonState: 'Done',
    daemonReason: undefined,
  });
});

test('facts of a cluster', () => {
  const metadata = { name: 'x' };
  expect(
    readVersion({
      metadata,
      spec: { clusterID: 'id' },
      status: { desired: { version: '4.18.27' } },
    }),
  ).toEqual({ clusterId: 'id', version: '4.18.27' });
  expect(readVersion({ metadata })).toEqual({
    clusterId: undefined,
    version: undefined,
  });
  const node = (architecture?: string) =>
    readNode({ metadata, status: { nodeInfo: { architecture } } }).architecture;
  expect([node('amd64'), node('arm64'), node('s390x'), node()]).toEqual([
    'x86_64',
    'aarch64',
    's390x',
    undefined,
  ]);
  const serviceVersions = [
    { metadata: { name: 'lifecycle-agent.v4.18.2' }, spec: {} },
  ];
  expect(readLifecycleAgent('absent', [])).toEqual({
    installed: false,
    ready: false,
    version: undefined,
  });
  expect(
    readLifecycleAgent(
      { metadata, status: { availableReplicas: 1 } },
      serviceVersions,
    ),
  ).toEqual({ installed: true, ready: true, version: '4.18.2' });
  expect(readLifecycleAgent({ metadata, status: {} }, [])).toMatchObject({
    installed: true,
    ready: false,
  });
});

test.each([
  [['ok'], 'up'],
  [['refused', 'ok'], 'up'],
  [['not-found', 'refused'], 'up'],
  [['forbidden', 'forbidden'], 'up'],
  [['refused', 'reset'], 'down'],
  [['unauthorized', 'unauthorized'], 'down'],
  [['untrusted', 'untrusted'], 'down'],
  [['unavailable', 'unavailable'], 'down'],
])('with %j the API is %s', (codes, expected) => {
  const answers = codes.map(code =>
    code === 'ok' ? ({ ok: true, value: {} } as any) : failure(code),
  );
  expect(apiSeen(answers).state).toBe(expected);
});
