import type { TemplateAction } from '@backstage/plugin-scaffolder-node';
import type {
  CheckResult,
  PreflightReport,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { SeedgenActionOptions } from '../session';
import {
  blockedReport,
  contextFor,
  D1,
  fakeApi,
  optionsFor,
  preflightReport,
  REPOSITORY,
  verificationReport,
} from '../__testUtils__';
import { createPartitionAction } from './partition';
import { createPreflightAction } from './preflight';
import { createVerifyAction } from './verify';

async function run(
  create: (options: SeedgenActionOptions) => TemplateAction<any, any>,
  input: object,
  over: Parameters<typeof fakeApi>[0] = {},
  context: object = {},
) {
  const fake = fakeApi(over);
  const given = contextFor(input, context);
  const error = await create(optionsFor(fake.api))
    .handler(given.context)
    .then(
      () => undefined,
      (thrown: Error) => thrown,
    );
  return { ...given, fake, error };
}

describe('seedgen:preflight', () => {
  const input = { cluster: 'sno1', image: REPOSITORY };

  it('shows each check as it ends, and gives the verdict', async () => {
    const { checks } = preflightReport();
    const states = [
      preflightReport({ state: 'running', verdict: undefined, checks }),
      preflightReport({ checks: [...checks, ...blockedReport.checks] }),
    ];
    const { lines, outputs, fake, error } = await run(
      createPreflightAction,
      { ...input, replaceExistingTag: true },
      { getPreflight: async () => states.shift()! },
    );
    expect(error).toBeUndefined();
    expect(lines).toHaveLength(3);
    expect(lines[1]).toMatch(
      /^FAILED\s+Cluster is detached.*What to do: Detach/,
    );
    expect(lines[2]).toBe('In all: 1 failed, 1 passed.');
    expect(outputs).toMatchObject({
      verdict: 'passed',
      summary: '1 failed, 1 passed',
      preflightId: 'preflight-1',
      image: `${REPOSITORY}:4.18.27-x86_64`,
    });
    expect(
      fake.calls.find(({ method }) => method === 'startPreflight')?.args[0],
    ).toEqual({
      kind: 'generate',
      cluster: 'sno1',
      seedImage: `${REPOSITORY}:4.18.27-x86_64`,
      replaceExistingTag: true,
    });
  });

  it('fails with the reasons when something is in the way', async () => {
    const { error, outputs } = await run(createPreflightAction, input, {
      getPreflight: async () => blockedReport,
    });
    expect(error?.message).toBe(
      'PreflightBlocked: cluster sno1 is not ready. KlusterletPresent: Rejected: Cluster must be detached from hub prior to seed generation What to do: Detach it.',
    );
    expect(outputs.blocking).toEqual(['detached-from-hub']);
  });

  it('says once what several checks found, and where the run is that is in the way', async () => {
    const silent = (id: string, over: object = {}): CheckResult => ({
      id,
      title: `Title of ${id}`,
      severity: 'blocks',
      status: 'unknown',
      reasonCode: 'Unreachable',
      message: `Reading ${id} failed: refused`,
      remedy: 'Make it reachable from the portal and try again.',
      durationMs: 1,
      ...over,
    });
    const causes = Array.from({ length: 17 }, (_, index) =>
      silent(`other-${index}`, { causedBy: 'api-reachable' }),
    );
    const unreachable = await run(createPreflightAction, input, {
      getPreflight: async () =>
        preflightReport({
          verdict: 'blocked',
          checks: [silent('api-reachable', { status: 'fail' }), ...causes],
        }),
    });
    const { message } = unreachable.error!;
    expect(message.split('Make it reachable')).toHaveLength(2);
    expect(message).toContain('Title of other-16');
    expect(unreachable.lines).toHaveLength(2);
    expect(unreachable.lines[1]).toBe('In all: 1 failed, 17 unknown.');

    const busy = await run(createPreflightAction, input, {
      getPreflight: async () =>
        preflightReport({
          verdict: 'blocked',
          checks: [
            silent('no-active-run', {
              status: 'fail',
              reasonCode: 'ClusterBusy',
              message: 'Run run-7 is under way on this cluster.',
              remedy: 'Follow that run.',
              runId: 'run-7',
            }),
          ],
        }),
    });
    expect(busy.error?.message).toMatch(
      /ClusterBusy: Run run-7 is under way.*What to do: Follow that run\. \S+\/run-7$/,
    );
  });

  it('shows in a dry run what was checked of the very same, and of nothing else', async () => {
    const image = `${REPOSITORY}:4.18.27-x86_64`;
    const dry = (last: Partial<PreflightReport> | undefined, given = {}) =>
      run(
        createPreflightAction,
        { ...input, ...given },
        {
          getLatestPreflight: async () => last && preflightReport(last),
        },
        { isDryRun: true },
      );
    const same = await dry({ seedImage: image });
    expect(same.lines.join('\n')).toMatch(/for the same[^]*The API server/);
    expect(same.outputs).toMatchObject({
      verdict: 'passed',
      preflightId: 'preflight-1',
      summary: '1 passed',
    });
    for (const [last, says] of [
      [{ seedImage: 'registry.example/other:1' }, 'registry.example/other:1'],
      [{ seedImage: undefined }, 'no named image'],
      [{ kind: 'partition' }, 'preparing container storage'],
      [{ seedImage: image, state: 'running' }, 'has not ended'],
      [undefined, 'has had no preflight'],
    ] as const) {
      const other = await dry(last);
      expect(other.lines.join('\n')).toContain(says);
      expect(other.lines.join('\n')).not.toContain('The API server');
      expect(other.outputs).toMatchObject({
        verdict: 'unknown',
        preflightId: 'dry-run',
        blocking: [],
      });
    }
  });

  it('refuses a wrong confirmation before anything is asked', async () => {
    const { error, fake } = await run(createPreflightAction, {
      ...input,
      confirmation: 'sno2',
    });
    expect(error?.message).toMatch(/^ConfirmationMismatch/);
    expect(fake.calls).toEqual([]);
  });

  it('goes on where that is asked for', async () => {
    const { error, outputs } = await run(
      createPreflightAction,
      { ...input, failWhenBlocked: false },
      { getPreflight: async () => blockedReport },
    );
    expect(error).toBeUndefined();
    expect(outputs.verdict).toBe('blocked');
  });
});

describe('seedgen:partition', () => {
  const input = { cluster: 'sno2', confirmation: 'sno2' };
  const startOf = (fake: ReturnType<typeof fakeApi>) =>
    fake.calls.find(({ method }) => method === 'startRun')?.args[0];

  it('takes the recommended strategy', async () => {
    const { fake, outputs } = await run(createPartitionAction, input);
    expect(startOf(fake)).toEqual({
      kind: 'partition',
      cluster: 'sno2',
      strategy: 'secondary-disk',
      device: '/dev/disk/by-id/virtio-data',
      confirmation: 'sno2',
    });
    expect(outputs).toMatchObject({
      strategy: 'secondary-disk',
      phase: 'Succeeded',
    });
  });

  it('names the disk of the plan, so that the run takes no other', async () => {
    const planned = '/dev/disk/by-id/wwn-0x5000b';
    const api = {
      getStoragePlan: async () => ({
        cluster: 'sno2',
        recommended: 'secondary-disk' as const,
        options: [
          {
            strategy: 'secondary-disk' as const,
            feasible: true,
            device: planned,
            reasons: ['sdb is empty.'],
            manifests: [],
            consequences: [],
          },
        ],
      }),
    };
    const { fake } = await run(createPartitionAction, input, api);
    expect(startOf(fake)).toMatchObject({ device: planned });
    const named = await run(
      createPartitionAction,
      { ...input, strategy: 'secondary-disk' },
      api,
    );
    expect(startOf(named.fake)).toMatchObject({ device: planned });
    const asked = await run(
      createPartitionAction,
      { ...input, device: '/dev/vdc' },
      api,
    );
    expect(startOf(asked.fake)).toMatchObject({ device: '/dev/vdc' });
  });

  it('asks for nothing when nothing can be applied', async () => {
    const { error, fake } = await run(createPartitionAction, input, {
      getStoragePlan: async () => ({
        cluster: 'sno3',
        recommended: 'install-time',
        options: [
          {
            strategy: 'secondary-disk',
            feasible: false,
            reasons: ['NoEmptyDisk: none of 1 disk(s) is empty.'],
            manifests: [],
            consequences: [],
          },
        ],
      }),
    });
    expect(error?.message).toMatch(/^NoStrategy: .*NoEmptyDisk/);
    expect(startOf(fake)).toBeUndefined();
  });

  it('takes the classic way only by its name', async () => {
    const { fake } = await run(createPartitionAction, {
      ...input,
      strategy: 'machine-config',
      device: '/dev/vda',
    });
    expect(fake.called).not.toContain('getStoragePlan');
    expect(startOf(fake)).toMatchObject({
      strategy: 'machine-config',
      device: '/dev/vda',
    });
  });

  it('refuses a wrong confirmation', async () => {
    const { error, fake } = await run(createPartitionAction, {
      cluster: 'sno2',
      confirmation: 'yes',
    });
    expect(error?.message).toMatch(/^ConfirmationMismatch: type 'sno2'/);
    expect(fake.calls).toEqual([]);
  });
});

describe('seedgen:verify', () => {
  const input = { cluster: 'sno1', image: REPOSITORY };

  it('gives digest and size of a proven image', async () => {
    const { error, outputs } = await run(createVerifyAction, {
      ...input,
      digest: D1,
    });
    expect(error).toBeUndefined();
    expect(outputs).toEqual({
      verdict: 'verified',
      image: `${REPOSITORY}:4.18.27-x86_64`,
      digest: D1,
      sizeBytes: 15_000_000_000,
    });
  });

  it.each([
    ['rejected', /^ImageRejected: .*Release of the cluster/],
    ['unknown', /^ImageNotVerified: /],
  ] as const)('fails when it is %s', async (verdict, text) => {
    const { error, lines } = await run(createVerifyAction, input, {
      getVerification: async () => verificationReport(verdict),
    });
    expect(error?.message).toMatch(text);
    expect(lines[0]).toContain('4.18.26 (wanted: 4.18.27)');
  });

  it('says that a tag is taken by what may not be seen', async () => {
    const report = verificationReport('unknown');
    const { error, outputs } = await run(createVerifyAction, input, {
      getVerification: async () => ({
        ...report,
        result: {
          ...report.result!,
          details: undefined,
          failure: {
            code: 'forbidden',
            message: 'The reference is in use',
            missingRule: 'seedgen.cluster.read',
          },
        },
      }),
    });
    expect(error?.message).toMatch(/^ImageOfAnotherCluster: /);
    expect(outputs).not.toHaveProperty('digest');
  });

  it('fails when somebody pushed in between', async () => {
    const { error } = await run(createVerifyAction, {
      ...input,
      digest: `sha256:${'2'.repeat(64)}`,
    });
    expect(error?.message).toMatch(/^DigestMismatch: /);
  });
});
