import { ConfigReader } from '@backstage/config';
import { startLab, type LabProcess } from '@seedgen/lab-process';
import { settingsFor } from '../__testUtils__/labAccess';
import { systemClock } from '../clock';
import {
  createClusterConnections,
  describeCredentials,
  type ClusterConnections,
} from '../clusters';
import { readSettings } from '../config';
import { createRegistryConnections } from '../registries';
import type { RegistryConnections } from '../registries/types';
import { DEFAULT_STORAGE_REQUIREMENTS } from '../storage';
import { createPreflightEngine } from './createPreflightEngine';
import type { PreflightSubject } from './types';
import { blocks, verdictOf } from './verdict';

jest.setTimeout(90_000);

const logger: any = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  child: () => logger,
};

describe('a preflight on the lab', () => {
  let lab: LabProcess;
  const open: (ClusterConnections | RegistryConnections)[] = [];

  beforeAll(async () => {
    lab = await startLab();
  });

  afterAll(async () => {
    await Promise.all(open.map(connections => connections.close()));
    await lab?.stop();
  });

  async function check(
    subject: PreflightSubject,
    options: { password?: string } = {},
  ) {
    const settings = readSettings(
      new ConfigReader({ seedgen: settingsFor(lab, options) }),
    );
    const clusters = await createClusterConnections(settings, {
      clock: systemClock,
      logger,
    });
    const registries = createRegistryConnections(settings, {
      clock: systemClock,
      logger,
    });
    open.push(clusters, registries);
    const results = await createPreflightEngine({
      clusterOf: name => clusters.get(name),
      hubOf: () => clusters.get('hub'),
      registries,
      requirements: DEFAULT_STORAGE_REQUIREMENTS,
      history: { seedsPushedAs: async () => [], spent: async () => undefined },
      credentialsOf: async name =>
        describeCredentials(
          settings.clusters.find(each => each.name === name)!,
        ),
      clock: systemClock,
      logger,
    }).run(subject, { signal: AbortSignal.timeout(60_000) });
    return {
      verdict: verdictOf(results),
      notPassed: results
        .filter(
          ({ status }) => status !== 'pass' && status !== 'not-applicable',
        )
        .map(({ id, status, reasonCode }) => [id, status, reasonCode]),
      blocking: results.filter(blocks),
    };
  }

  const generate = (cluster: string): PreflightSubject => ({
    kind: 'generate',
    cluster,
    seedImage: `${lab.registry.host}/ocp-${cluster}/seed:4.18.27-x86_64`,
  });

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
