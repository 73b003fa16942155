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
