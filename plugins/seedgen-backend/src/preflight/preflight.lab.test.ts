import { startLab, type LabProcess } from '@seedgen/lab-process';
import { LabPreflight, notPassed } from './__testUtils__/labPreflight';
import type { PreflightSubject } from './types';
import { blocks, verdictOf } from './verdict';

jest.setTimeout(90_000);

describe('a preflight on the lab', () => {
  let lab: LabProcess;
  let preflight: LabPreflight;

  beforeAll(async () => {
    lab = await startLab();
    preflight = new LabPreflight(lab);
  });

  afterAll(async () => {
    await preflight?.close();
    await lab?.stop();
  });

  async function check(
    subject: PreflightSubject,
    options: { password?: string } = {},
  ) {
    const results = await preflight.run(subject, options);
    return {
      verdict: verdictOf(results),
      notPassed: notPassed(results),
      blocking: results.filter(blocks),
    };
  }

  const generate = (cluster: string) => preflight.generate(cluster);

  it('finds sno1 ready', async () => {
    expect(await check(generate('sno1'))).toEqual({
      verdict: 'passed',
      notPassed: [],
      blocking: [],
    });
  });

  it("refuses sno4 with Lifecycle Agent's reason", async () => {
    const { verdict, blocking } = await check(generate('sno4'));
    expect(verdict).toBe('blocked');
    expect(blocking[0]).toMatchObject({
      id: 'detached-from-hub',
      status: 'fail',
      reasonCode: 'KlusterletPresent',
    });
    expect(blocking[0].message).toContain(
      'Rejected: Cluster must be detached from hub prior to seed generation',
    );
    expect(blocking[0].message).toContain("hub 'hub' manages it");
  });

  it.each(['sno2', 'sno3'])('refuses %s for its storage', async cluster => {
    const { notPassed } = await check(generate(cluster));
    expect(notPassed).toEqual([
      ['storage-ready', 'fail', 'NoDedicatedFilesystem'],
    ]);
  });

  it.each([
    ['sno2', 'secondary-disk', 'passed'],
    ['sno3', 'secondary-disk', 'blocked'],
    ['sno3', 'machine-config', 'passed'],
  ] as const)('%s by %s: %s', async (cluster, strategy, verdict) => {
    const found = await check({ kind: 'partition', cluster, strategy });
    expect([found.verdict, found.notPassed.map(([id]) => id)]).toEqual([
      verdict,
      verdict === 'passed' ? [] : ['storage-strategy-feasible'],
    ]);
  });

  it('names the registry when its password is wrong', async () => {
    const { blocking } = await check(generate('sno1'), {
      password: 'not-the-password',
    });
    expect(blocking.map(({ reasonCode }) => reasonCode)).toContain(
      'RegistryCredentialRefused',
    );
    expect(JSON.stringify(blocking)).toContain(lab.registry.host);
    expect(JSON.stringify(blocking)).not.toContain('not-the-password');
  });
});
