import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CHECKS } from '.';
import { object } from '../__testUtils__';
import {
  checkResult,
  failure,
  endOf,
  wantedEndOf,
  type CheckCase,
} from '../__testUtils__/checkResult';

const NODE_LABELS = {
  'node-role.kubernetes.io/master': '',
  'node-role.kubernetes.io/control-plane': '',
};
const status = (name: string, value: object) => [
  object(name, {}, { status: value }),
];

describe('checks', () => {
  it('have ids and titles of their own', () => {
    expect(new Set(CHECKS.map(({ id }) => id)).size).toBe(CHECKS.length);
    for (const { id, title } of CHECKS) {
      expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(title).not.toBe('');
    }
  });

  it('have a line each in the README, with their severity', () => {
    const readme = readFileSync(join(__dirname, '../../../README.md'), 'utf8');
    for (const { id, severity } of CHECKS) {
      const [, said] =
        new RegExp(`^\\| [^|]*\`${id}\`[^|]*\\| (\\w+)`, 'm').exec(readme) ??
        [];
      const generate =
        typeof severity === 'string' ? severity : severity.generate;
      expect([id, said]).toEqual([id, generate]);
    }
  });

  it('name the access rule that is missing', async () => {
    const found = await checkResult('no-persistent-volumes', {
      objects: {
        PersistentVolume: failure('forbidden', 'list persistentvolumes'),
      },
    });
    expect(found.remedy).toBe(
      'Allow the credential of the portal to list persistentvolumes.',
    );
  });
});

describe('machine-config-pools', () => {
  const world = (message: string) => ({
    objects: {
      MachineConfigPool: status('master', {
        conditions: [{ type: 'RenderDegraded', status: 'True', message }],
      }),
      MachineConfig: ['98-ours', '98-foreign', '98-other'].map(name =>
        object(
          name,
          {},
          {
            metadata: {
              name,
              ...(name === '98-foreign'
                ? {}
                : { annotations: { 'seedgen.io/run': 'run-1' } }),
            },
          },
        ),
      ),
    },
  });
  const refused = (name: string) =>
    `reconciliation failed between current config "rendered-master-1" and base config "${name}": ignition disks section contains changes`;

  it.each([
    [
      '98-ours',
      [
        {
          action: 'remove-machine-config',
          machineConfig: '98-ours',
          runId: 'run-1',
        },
      ],
    ],
    ['98-foreign', undefined],
    ['99-unknown', undefined],
  ])('offers to take %s back only if a run applied it', async (name, calls) => {
    const found = await checkResult(
      'machine-config-pools',
      world(refused(name)),
    );
    expect(found.reasonCode).toBe('PoolDegraded');
    expect(found.remedyCalls).toEqual(calls);
  });
});

const reachability: CheckCase[] = [
  {
    when: 'the connection is refused',
    world: { objects: { ClusterVersion: failure('refused') } },
    status: 'fail' as const,
    code: 'Unreachable',
  },
  {
    when: 'its certificate is of another authority',
    world: { objects: { ClusterVersion: failure('untrusted') } },
    status: 'fail' as const,
    code: 'CertificateUntrusted',
  },
  {
    when: 'the token is dead',
    world: { objects: { ClusterVersion: failure('unauthorized') } },
    status: 'fail' as const,
    code: 'CredentialRefused',
  },
  {
    when: 'ClusterVersion may not be read',
    world: { objects: { ClusterVersion: failure('forbidden') } },
    status: 'unknown' as const,
    code: 'ReadForbidden',
  },
].map(each => ({ check: 'api-reachable', ...each }));

describe('the cluster', () => {
  it.each<CheckCase>([
    ...reachability,
    {
      check: 'single-node',
      when: 'there are three',
      world: {
        objects: {
          Infrastructure: status('cluster', {
            controlPlaneTopology: 'HighlyAvailable',
          }),
        },
      },
      status: 'fail',
      code: 'NotSingleNode',
    },
    {
      check: 'release-supported',
      when: 'it is old',
      world: {
        objects: {
          ClusterVersion: status('version', {
            history: [{ state: 'Completed', version: '4.14.6' }],
          }),
        },
      },
      status: 'fail',
      code: 'ReleaseTooOld',
      says: 'ostree admin set-default',
    },
    {
      check: 'machine-config-pools',
      when: 'a MachineConfig cannot be rendered',
      world: {
        objects: {
          MachineConfigPool: status('master', {
            conditions: [
              { type: 'Degraded', status: 'True', message: '' },
              {
                type: 'RenderDegraded',
                status: 'True',
                message: 'ignition disks section contains changes',
              },
              { type: 'Updated', status: 'True' },
            ],
          }),
        },
      },
      status: 'fail',
      code: 'PoolDegraded',
      says: 'ignition disks section contains changes',
    },
    {
      check: 'machine-config-pools',
      when: 'it is updating',
      world: {
        objects: {
          MachineConfigPool: [
            object(
              'master',
              { Updated: 'False', Updating: 'True' },
              { status: { machineCount: 1, readyMachineCount: 0 } },
            ),
          ],
        },
      },
      status: 'fail',
      code: 'PoolNotUpdated',
      says: 'one or more MachineConfigPools not yet ready: master; pool master is not up to date (0 of 1 machines ready)',
    },
    {
      check: 'machine-config-pools',
      when: 'there is none',
      world: { objects: { MachineConfigPool: [] } },
      status: 'unknown',
      code: 'PoolNotFound',
    },
    {
      check: 'node-healthy',
      when: 'a label is missing',
      world: {
        objects: {
          Node: [
            object(
              'sno1',
              { Ready: 'True' },
              { metadata: { name: 'sno1', labels: NODE_LABELS } },
            ),
          ],
        },
      },
      status: 'fail',
      code: 'NodeNotHealthy',
      says: 'node missing node-role.kubernetes.io/worker label: sno1',
    },
    {
      check: 'cluster-operators',
      when: 'one is degraded',
      world: {
        objects: {
          ClusterOperator: [
            object('etcd', { Available: 'True', Degraded: 'True' }),
          ],
        },
      },
      status: 'warn',
      code: 'ClusterOperatorsNotReady',
      says: 'one or more ClusterOperators not yet ready: etcd',
    },
    {
      check: 'cluster-operators',
      when: 'they may not be read',
      world: {
        objects: {
          ClusterOperator: failure('forbidden', 'list clusteroperators'),
        },
      },
      status: 'unknown',
      code: 'ReadForbidden',
    },
    {
      check: 'no-pending-certificate-requests',
      when: 'one is pending',
      world: { objects: { CertificateSigningRequest: [object('csr-9')] } },
      status: 'warn',
      code: 'CertificateRequestsPending',
      says: 'certificateSigningRequest (csr) csr-9 not yet approved',
    },
    {
      check: 'no-pending-certificate-requests',
      when: 'one was denied',
      world: {
        objects: {
          CertificateSigningRequest: [
            object('csr-8', { Approved: 'True' }),
            object('csr-9', { Denied: 'True' }),
          ],
        },
      },
      status: 'warn',
      code: 'CertificateRequestsPending',
      says: 'certificateSigningRequest (csr) csr-9 not yet approved',
    },
    {
      check: 'cluster-not-spent',
      when: 'a seed was taken',
      world: { spent: { since: '2026-11-01T10:00:00.000Z', runId: 'run-1' } },
      status: 'warn',
      code: 'ClusterSpent',
      says: '2026-11-01',
    },
  ])('$check is $status: $when', async given => {
    expect(await endOf(given)).toEqual(wantedEndOf(given));
  });
});

describe('machine-config-pools, as they are', () => {
  const OK = { machineCount: 1, readyMachineCount: 1, updatedMachineCount: 1 };
  const CONDITIONS = [
    { type: 'Updated', status: 'True', message: '' },
    { type: 'Updating', status: 'False', message: '' },
  ];
  const degraded = (type: string, message = '', reason = '') => ({
    status: {
      ...OK,
      conditions: [
        ...CONDITIONS,
        { type: 'Degraded', status: 'True', message: '' },
        { type, status: 'True', message, reason },
      ],
    },
  });
  const look = (
    pool: { spec?: object; status?: object },
    node?: { spec?: object; status?: { conditions: object[] } },
    kind: 'generate' | 'partition' = 'generate',
  ) =>
    checkResult(
      'machine-config-pools',
      {
        objects: {
          MachineConfigPool: [object('master', {}, pool)],
          Node: [
            object(
              'sno1',
              { Ready: 'True' },
              {
                ...node,
                metadata: { name: 'sno1', labels: NODE_LABELS },
              },
            ),
          ],
        },
      },
      { kind },
    );
  const PENDING = {
    spec: { paused: true },
    status: {
      machineCount: 1,
      readyMachineCount: 0,
      conditions: [
        { type: 'Updated', status: 'False', message: '' },
        {
          type: 'Updating',
          status: 'False',
          message: 'Pool is paused; will not update to rendered-master-b',
        },
      ],
    },
  };
  const CORDONED = { spec: { unschedulable: true } };
  const NOT_READY = {
    machineCount: 1,
    readyMachineCount: 0,
    updatedMachineCount: 1,
  };

  it.each<
    [
      string,
      Parameters<typeof look>[0],
      Parameters<typeof look>[1],
      string,
      RegExp,
      RegExp,
    ]
  >([
    [
      'paused and up to date',
      { spec: { paused: true }, status: { ...OK, conditions: CONDITIONS } },
      undefined,
      'PoolPaused',
      /^pool master is paused: nothing is brought to its node/,
      /oc patch mcp master .*"paused":false/,
    ],
    [
      'paused with something that waits',
      PENDING,
      undefined,
      'PoolPaused',
      /not yet ready: master; pool master is paused \(Pool is paused; will not update to rendered-master-b\)/,
      /oc patch mcp master/,
    ],
    [
      'paused and degraded, with a cordoned node',
      {
        spec: { paused: true },
        ...degraded('RenderDegraded', 'reconciliation failed'),
      },
      CORDONED,
      'PoolPaused',
      /pool master is paused.*pool master is RenderDegraded: reconciliation failed/,
      /oc patch mcp master/,
    ],
    [
      'pinned images',
      degraded('PinnedImageSetsDegraded', 'failed to prefetch'),
      undefined,
      'PoolDegraded',
      /^pool master is PinnedImageSetsDegraded: failed to prefetch$/,
      /pinnedimageset/,
    ],
    [
      'an image that is not built',
      degraded('ImageBuildDegraded', 'job-failed: exit 1'),
      undefined,
      'PoolDegraded',
      /ImageBuildDegraded: job-failed/,
      /machineosbuild/,
    ],
    [
      'an image that is not built, as older releases say it',
      degraded('BuildFailed', '', 'BuildFailed'),
      undefined,
      'PoolDegraded',
      /is BuildFailed: BuildFailed/,
      /machineosbuild/,
    ],
    [
      'a node that refuses',
      degraded('NodeDegraded', 'Node sno1 is reporting: "x"'),
      undefined,
      'PoolDegraded',
      /NodeDegraded: Node sno1 is reporting/,
      /machine config daemon/,
    ],
    [
      'a type that nobody knows yet',
      degraded('BootImageSkewDegraded', 'too old'),
      undefined,
      'PoolDegraded',
      /BootImageSkewDegraded: too old/,
      /oc describe mcp, and put right/,
    ],
    [
      'a summary without more',
      {
        status: {
          ...OK,
          conditions: [
            ...CONDITIONS,
            { type: 'Degraded', status: 'True', message: '' },
            'no condition',
            null,
          ],
        },
      },
      undefined,
      'PoolDegraded',
      /^pool master is Degraded$/,
      /oc describe mcp/,
    ],
    [
      'a cordoned node',
      { status: NOT_READY },
      CORDONED,
      'NodeNotCounted',
      /pool master has 0 of 1 machines ready, since node sno1 is cordoned/,
      /^oc adm uncordon sno1/,
    ],
    [
      'a cordoned node whose pool is updated',
      { status: { ...NOT_READY, conditions: CONDITIONS } },
      CORDONED,
      'NodeNotCounted',
      /since node sno1 is cordoned/,
      /uncordon/,
    ],
    [
      'a node that is not ready',
      { status: { ...NOT_READY, conditions: CONDITIONS } },
      { status: { conditions: [{ type: 'Ready', status: 'False' }] } },
      'NodeNotCounted',
      /since node sno1 is not ready/,
      /oc describe node sno1/,
    ],
    [
      'a roll-out, while which the node is away',
      {
        status: {
          ...NOT_READY,
          updatedMachineCount: 0,
          conditions: [
            { type: 'Updated', status: 'False' },
            { type: 'Updating', status: 'True' },
          ],
        },
      },
      CORDONED,
      'PoolNotUpdated',
      /not up to date/,
      /^Wait until/,
    ],
  ])('%s', async (_, pool, node, code, message, remedy) => {
    for (const kind of ['generate', 'partition'] as const) {
      const found = await look(pool, node, kind);
      expect([found.status, found.severity, found.reasonCode]).toEqual([
        'fail',
        'blocks',
        code,
      ]);
      expect(found.message).toMatch(message);
      expect(found.remedy).toMatch(remedy);
      expect(found.remedyCalls).toEqual(
        code === 'PoolPaused'
          ? [{ action: 'resume-machine-config-pool' }]
          : undefined,
      );
    }
  });

  it('passes over a paused pool without machines', async () => {
    const found = await checkResult('machine-config-pools', {
      objects: {
        MachineConfigPool: [
          object('master', {}, { status: { ...OK, conditions: CONDITIONS } }),
          object(
            'worker',
            {},
            {
              spec: { paused: true },
              status: { machineCount: 0 },
            },
          ),
        ],
      },
    });
    expect(found.status).toBe('pass');
  });

  it('offers to resume no other pool than the node’s', async () => {
    const found = await checkResult('machine-config-pools', {
      objects: {
        MachineConfigPool: [
          object('master', {}, { status: { ...OK, conditions: CONDITIONS } }),
          object(
            'custom',
            {},
            {
              spec: { paused: true },
              status: { ...OK, conditions: CONDITIONS },
            },
          ),
        ],
      },
    });
    expect([found.reasonCode, found.remedyCalls]).toEqual([
      'PoolPaused',
      undefined,
    ]);
  });
});

describe('node-healthy', () => {
  const look = (spec: object, conditions: object[]) =>
    checkResult('node-healthy', {
      objects: {
        Node: [
          object(
            'sno1',
            {},
            {
              spec,
              metadata: {
                name: 'sno1',
                labels: {
                  ...NODE_LABELS,
                  'node-role.kubernetes.io/worker': '',
                },
              },
              status: {
                conditions: [{ type: 'Ready', status: 'True' }, ...conditions],
              },
            },
          ),
        ],
      },
    });

  it.each<[string, object, object[], string | undefined, RegExp, RegExp]>([
    [
      'well',
      {},
      [{ type: 'DiskPressure', status: 'False' }],
      undefined,
      /ready/,
      /^$/,
    ],
    [
      'cordoned',
      { unschedulable: true },
      [],
      'NodeCordoned',
      /node sno1 is cordoned/,
      /oc adm uncordon sno1/,
    ],
    [
      'out of disk',
      {},
      [
        {
          type: 'DiskPressure',
          status: 'True',
          message: 'kubelet has disk pressure',
        },
      ],
      'NodeUnderPressure',
      /node sno1 reports DiskPressure: kubelet has disk pressure/,
      /crictl rmi --prune/,
    ],
    [
      'out of memory and cordoned',
      { unschedulable: true },
      [{ type: 'MemoryPressure', status: 'True' }],
      'NodeCordoned',
      /cordoned.*MemoryPressure/,
      /uncordon.*top pods/,
    ],
    [
      'out of processes',
      {},
      [{ type: 'PIDPressure', status: 'True' }],
      'NodeUnderPressure',
      /PIDPressure$/,
      /processes/,
    ],
  ])('%s', async (_, spec, conditions, code, message, remedy) => {
    const found = await look(spec, conditions);
    expect(found.reasonCode).toBe(code);
    expect(found.message).toMatch(message);
    expect(found.remedy ?? '').toMatch(remedy);
  });
});
