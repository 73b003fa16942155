import type { RemedyCall } from '@seedgen/backstage-plugin-seedgen-common';
import {
  beside,
  driveRemedy,
  type RemedyRow,
} from '../../__testUtils__/driveRemedy';
import { MACHINE_CONFIG, pool } from '../../__testUtils__/drivePartition';
import {
  absent,
  generator,
  progress,
  type ClusterView,
} from '../../__testUtils__/observations';

const CALLS: RemedyCall[] = [
  { action: 'replace-seed-secret', runId: 'run-1' },
  { action: 'restart-lifecycle-agent' },
  { action: 'recreate-seed-generator', runId: 'run-1' },
  { action: 'remove-machine-config', machineConfig: MACHINE_CONFIG },
  { action: 'remove-finished-pods' },
  { action: 'install-lifecycle-agent' },
  { action: 'resume-machine-config-pool' },
];

const AGENT: Pick<ClusterView, 'lifecycleAgent'> = {
  lifecycleAgent: {
    deployment: 'available',
    pods: [{ uid: 'pod-1', ready: true }],
    serviceVersions: [],
  },
};

/** What stands in the way of every remedy. */
const IMAGING: Array<[string, Omit<RemedyRow, 't'>]> = [
  [
    'the active run images',
    { cluster: absent, around: { open: [beside({ imaging: true })] } },
  ],
  [
    'an abandoned run goes on by itself',
    {
      cluster: absent,
      around: {
        open: [beside({ phase: 'Abandoned', active: false, imaging: true })],
      },
    },
  ],
  [
    'Lifecycle Agent says that it launches the imager',
    { cluster: progress('Launching imager container') },
  ],
  [
    'Lifecycle Agent finalizes a generation',
    { cluster: progress('Finalizing seed generation') },
  ],
  [
    'the SeedGenerator of a generation past the portal is gone',
    { cluster: absent, around: { external: true } },
  ],
];

describe.each(CALLS)('$action is refused', call => {
  it.each(IMAGING)('while %s', (_, row) => {
    const around = {
      target: beside(),
      generatorOwner: beside(),
      machineConfigOwner: beside({ active: false }),
      ...row.around,
    };
    const { did, run, phases } = driveRemedy(call, [
      { t: 0, ...row, cluster: { ...row.cluster, ...AGENT }, around },
    ]);
    expect(did).toEqual([]);
    expect(phases).toEqual(['Checking', 'Failed']);
    expect(run.problem?.code).toBe('ImagerMayRun');
  });

  it('where the SeedGenerator cannot be read', () => {
    const failure = {
      code: 'forbidden' as const,
      message: 'get seedgenerators',
    };
    const { did, run } = driveRemedy(call, [
      {
        t: 0,
        cluster: {
          api: { state: 'up' },
          seedGenerator: { state: 'unknown', failure },
        },
      },
    ]);
    expect(did.filter(type => type !== 'read-agent-files')).toEqual([]);
    expect(run.problem?.code).toBe('CheckingTimedOut');
    expect(run.problem?.message).toContain('get seedgenerators');
  });
});

describe.each([
  { action: 'replace-seed-secret' as const, runId: 'run-1' },
  { action: 'recreate-seed-generator' as const, runId: 'run-1' },
])('$action', call => {
  it.each([
    ['made by hand', generator([], { runId: undefined })],
    ['of an id that is no run', generator([], { runId: 'run-x' })],
  ])('never touches a SeedGenerator %s', (_, cluster) => {
    const { did, run } = driveRemedy(call, [
      { t: 0, cluster: { ...cluster, ...AGENT }, around: { target: beside() } },
    ]);
    expect(did).toEqual([]);
    expect(run.problem?.code).toBe('SeedGeneratorForeign');
  });
});

describe('replace-seed-secret', () => {
  const around = {
    open: [beside()],
    target: beside(),
    generatorOwner: beside(),
  };

  it('is refused for another registry than the active run pushes to', () => {
    const { did, run } = driveRemedy(
      { action: 'replace-seed-secret', seedImage: 'other.example/a/b:1' },
      [{ t: 0, cluster: progress('Pulling recert image'), around }],
    );
    expect(did).toEqual([]);
    expect(run.problem?.code).toBe('SecretOfAnotherRegistry');
  });

  it('is refused once Lifecycle Agent has read the Secret', () => {
    const { did, run } = driveRemedy(
      { action: 'replace-seed-secret', runId: 'run-1' },
      [{ t: 0, cluster: progress('Cleaning cluster resources'), around }],
    );
    expect(did).toEqual([]);
    expect(run.problem?.code).toBe('SecretReadAlready');
  });
});

describe('restart-lifecycle-agent', () => {
  const call = { action: 'restart-lifecycle-agent' as const };
  const long = '2026-11-22T09:00:00.000Z';
  const short = '2026-11-22T09:45:00.000Z';
  const files = (secret: boolean, object: boolean) => ({
    'read-agent-files': {
      type: 'read-agent-files' as const,
      ok: true as const,
      value: { secret, object },
    },
  });

  it.each([
    ['Preparing for seed generation', short, 'LifecycleAgentWorks'],
    ['Cleaning cluster resources', short, 'LifecycleAgentWorks'],
    ['Preparing for seed generation', long, undefined],
    ['Cleaning cluster resources', long, undefined],
    ['Pulling recert image', short, undefined],
    ['Waiting for system to stabilize', short, undefined],
  ])('at "%s" since %s: %s', (message, phaseSince, code) => {
    const owner = beside({ phaseSince });
    const { did, run } = driveRemedy(call, [
      {
        t: 0,
        cluster: { ...progress(message), ...AGENT },
        around: { open: [owner], generatorOwner: owner },
      },
    ]);
    expect(did.includes('restart-lifecycle-agent')).toBe(code === undefined);
    // Nothing starts another pod here, so that the one that was allowed has no effect.
    expect(run.problem?.code).toBe(code ?? 'RemedyWithoutEffect');
  });

  it('is refused while somebody else’s generation prepares, however long', () => {
    const { did, run } = driveRemedy(call, [
      {
        t: 0,
        cluster: { ...progress('Cleaning cluster resources'), ...AGENT },
      },
    ]);
    expect(did).toEqual(['read-agent-files']);
    expect(run.problem?.code).toBe('LifecycleAgentWorks');
  });

  it('is refused where it would not start again, and says what to do on which node', () => {
    const { did, run } = driveRemedy(
      call,
      [{ t: 0, cluster: { ...pool({}), ...AGENT } }],
      { answers: files(true, false) },
    );
    expect(did).toEqual(['read-agent-files']);
    expect(run.problem).toMatchObject({ code: 'LifecycleAgentWouldNotStart' });
    expect(run.problem?.remedy).toContain(
      'oc debug node/sno1 -- chroot /host rm -rf /var/lib/lca/ibu-seedgen-orch',
    );
  });

  it('is allowed where both files are there, which is how it restores them', () => {
    const { did } = driveRemedy(
      call,
      [{ t: 0, cluster: { ...absent, ...AGENT } }],
      { answers: files(true, true) },
    );
    expect(did).toContain('restart-lifecycle-agent');
  });

  it('does without the files where nothing was prepared, and not where something was', () => {
    const answers = { 'read-agent-files': 'forbidden' as const };
    const idle = [{ t: 0, cluster: { ...absent, ...AGENT } }];
    expect(driveRemedy(call, idle, { answers }).did).toContain(
      'restart-lifecycle-agent',
    );
    const owner = beside({ phaseSince: long });
    const { did, run } = driveRemedy(
      call,
      [
        {
          t: 0,
          cluster: { ...progress('Cleaning cluster resources'), ...AGENT },
          around: { open: [owner], generatorOwner: owner },
        },
      ],
      { answers },
    );
    expect(did).not.toContain('restart-lifecycle-agent');
    expect(run.problem?.code).toBe('AgentFilesUnknown');
  });

  it('is refused where there is none', () => {
    const { did, run } = driveRemedy(call, [
      {
        t: 0,
        cluster: {
          ...absent,
          lifecycleAgent: {
            deployment: 'absent',
            pods: [],
            serviceVersions: [],
          },
        },
      },
    ]);
    expect(did).toEqual([]);
    expect(run.problem?.code).toBe('LifecycleAgentNotInstalled');
  });
});

describe('recreate-seed-generator', () => {
  const call = { action: 'recreate-seed-generator' as const, runId: 'run-1' };

  it.each([
    [
      'another run is active',
      'ClusterBusy',
      beside({ id: 'run-9' }),
      beside({ active: false, phase: 'Failed' as const }),
    ],
    [
      'the run has its seed',
      'RunHasItsSeed',
      undefined,
      beside({ active: false, phase: 'Succeeded' as const }),
    ],
    ['the run is not known', 'RunNotFound', undefined, undefined],
  ])('is refused when %s', (_, code, other, target) => {
    const { did, run } = driveRemedy(call, [
      {
        t: 0,
        cluster: { ...absent, ...AGENT },
        around: { open: other ? [other] : [], target },
      },
    ]);
    expect(did).toEqual([]);
    expect(run.problem?.code).toBe(code);
  });
});

describe('remove-machine-config', () => {
  const call = {
    action: 'remove-machine-config' as const,
    machineConfig: MACHINE_CONFIG,
  };

  it.each([
    ['that no run on this cluster applied', undefined, 'MachineConfigForeign'],
    ['of an active run', beside(), 'RunActive'],
  ])('is refused for one %s', (_, machineConfigOwner, code) => {
    const { did, run } = driveRemedy(call, [
      {
        t: 0,
        cluster: pool({ present: true }),
        around: { machineConfigOwner },
      },
    ]);
    expect(did).toEqual([]);
    expect(run.problem?.code).toBe(code);
  });

  it('waits for one that could not be read', () => {
    const { did, run } = driveRemedy(call, [{ t: 0, cluster: pool({}) }]);
    expect(did).toEqual([]);
    expect(run.problem?.code).toBe('CheckingTimedOut');
  });
});
