import { startLab, type LabProcess } from '@seedgen/lab-process';
import { lackingIn } from './__testUtils__/checkResult';
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

  it.each(['sno1', 'sno2', 'sno3', 'sno4'])(
    'says of %s what it looked at, found and wanted, and where to read more',
    async cluster => {
      const results = [
        ...(await preflight.run(generate(cluster))),
        ...(await preflight.run({ kind: 'partition', cluster })),
      ];
      expect(results.length).toBeGreaterThan(40);
      for (const result of results) {
        expect([result.id, lackingIn(result)]).toEqual([result.id, []]);
      }
    },
  );

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
    const found = await check(generate(cluster));
    expect(found.notPassed).toEqual([
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

  it('sees that the node does not know the authority of the registry', async () => {
    await lab.control.setScenario('sno1', 'push-unknown-authority');
    const found = await check(generate('sno1'));
    await lab.control.clearScenario('sno1');
    expect(found.notPassed).toEqual([
      ['registry-reachable-from-node', 'fail', 'RegistryNotTrustedByNode'],
    ]);
  });

  it('names the rules that a viewer lacks, and passes nothing of that', async () => {
    const viewer = lab.cluster('sno1').viewerKubeconfig;
    const results = await preflight.run(generate('sno1'), {
      change: settings => ({
        ...settings,
        clusters: [{ name: 'sno1', kubeconfig: viewer }],
      }),
    });
    const rules = results
      .filter(({ reasonCode }) => reasonCode === 'ReadForbidden')
      .map(({ id, status, remedy }) => [
        id,
        status,
        remedy?.replace('Allow the credential of the portal to ', ''),
      ]);
    expect(rules).toEqual([
      ['storage-ready', 'unknown', 'get pods/exec.'],
      ['container-space', 'unknown', 'get pods/exec.'],
      ['no-imager-running', 'unknown', 'get pods/exec.'],
      ['nothing-left-on-node', 'unknown', 'get pods/exec.'],
      ['registry-reachable-from-node', 'unknown', 'get pods/exec.'],
      ['pull-secret-restored', 'unknown', 'get pods/exec.'],
      [
        'no-local-volumes',
        'unknown',
        'list localvolumes.local.storage.openshift.io.',
      ],
      ['no-lvm-clusters', 'unknown', 'list lvmclusters.lvm.topolvm.io.'],
      [
        'data-protection-at-rest',
        'unknown',
        'list dataprotectionapplications.oadp.openshift.io in openshift-adp.',
      ],
    ]);
    expect(verdictOf(results)).toBe('blocked');
  });
});
