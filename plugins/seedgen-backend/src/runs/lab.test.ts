import type {
  RunDetails,
  RunRequest,
} from '@seedgen/backstage-plugin-seedgen-common';
import {
  startLab,
  type ClusterFaults,
  type LabProcess,
} from '@seedgen/lab-process';
import {
  digestInRegistry,
  namesIn,
  SECRETS,
  SEED_GENERATORS,
  settingsFor,
} from '../__testUtils__/labAccess';
import { carryOut, follow, LIMIT_MS, phasesOf } from '../__testUtils__/runs';
import {
  startPlugin,
  until,
  type RunningPlugin,
} from '../__testUtils__/startPlugin';
import {
  expectForwardOnly,
  isSubsequence,
  USUAL,
} from './__testUtils__/expectations';

jest.setTimeout(2 * LIMIT_MS);

const TOKEN_ONLY = 'sno1 by its token alone';

/** The timelines of a generate run as a simulated cluster makes them, a few hundred times as fast. */
describe('generate on the lab', () => {
  let lab: LabProcess;
  let plugin: RunningPlugin;
  let tag: string;

  /** Limits as short as the lab is fast. */
  const settings = (access?: typeof TOKEN_ONLY) => {
    const base = settingsFor(lab);
    const { server, caFile, tokenFile } = lab.cluster('sno1');
    return {
      ...base,
      ...(access && {
        clusters: [
          {
            name: 'sno1',
            server,
            caFile,
            credentials: [{ name: 'token', tokenFile }],
          },
        ],
      }),
      limits: {
        ...(base.limits as object),
        removedGrace: '3s',
        phases: { Recovering: '6s', Preparing: '60s' },
      },
    };
  };

  beforeAll(async () => {
    lab = await startLab({ speed: 400, clusters: ['sno1'] });
    plugin = await startPlugin(settings());
    const { snapshot } = await until(
      () => plugin.client.getCluster('sno1'),
      status => status.snapshot.version !== undefined,
      LIMIT_MS,
    );
    tag = `${snapshot.version}-${snapshot.architecture}`;
  });
  afterAll(async () => {
    await plugin?.stop();
    await lab?.stop();
  });
  afterEach(async () => {
    await lab.control.clearFaults('sno1');
    await lab.control.reset('sno1');
    await until(
      () => lab.control.cluster('sno1'),
      ({ availability }) => availability === 'up',
      LIMIT_MS,
    );
  });

  const request = (repository: string): RunRequest => ({
    kind: 'generate',
    cluster: 'sno1',
    seedImage: `${lab.registry.host}/ocp-sno1/${repository}:${tag}`,
    confirmation: 'sno1',
  });
  const expectNothingLeft = async () => {
    const cluster = lab.cluster('sno1');
    expect(await namesIn(cluster, SEED_GENERATORS)).toEqual([]);
    expect(await namesIn(cluster, SECRETS)).not.toContain('seedgen');
  };
  const expectOneEnd = async (run: RunDetails, action: string) => {
    const { items } = await plugin.client.getAudit({
      runId: run.id,
      limit: 200,
    });
    expect(
      items
        .map(entry => entry.action)
        .filter(each =>
          /^run\.(succeeded|unconfirmed|failed|abandoned)$/.test(each),
        ),
    ).toEqual([action]);
  };

  it('T1: succeeds', async () => {
    const run = await carryOut(plugin, request('t1'));
    expect(run.problem).toBeUndefined();
    expect(run.phase).toBe('Succeeded');
    expectForwardOnly(phasesOf(run));
    expect(isSubsequence(phasesOf(run), USUAL)).toBe(true);
    expect(run.timeline.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['api-lost', 'api-back', 'registry']),
    );
    await expectOneEnd(run, 'run.succeeded');
    expect(await plugin.client.getRunLog(run.id, 'imager')).toMatchObject({
      source: 'imager',
      text: expect.stringContaining('restored successfully'),
    });
    // Written a moment after the end, which it must not hold up.
    const { text } = await until(
      () => plugin.client.getRunLog(run.id, 'lifecycle-agent'),
      log => /Seed [Gg]eneration|[Ff]inaliz|[Ii]mager/.test(log.text ?? ''),
      LIMIT_MS,
    );
    expect(text).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z /);
  });

  it.each<[string, ClusterFaults, Partial<RunDetails>, string]>([
    [
      'T2: rejected',
      {
        rejectWith:
          'Rejected: Cluster must not have any Persistent Volumes configured',
      },
      { phase: 'Failed' },
      'ResourcesPresent',
    ],
    [
      'T4: push refused',
      {
        imagerExit: { code: 1 },
        imagerLogEnding: [
          'Error: writing blob: initiating layer upload: unauthorized: access to the requested resource is not authorized',
        ],
      },
      { phase: 'Failed' },
      'PushUnauthorized',
    ],
    [
      'T5: pushed, but the container ended as stopped',
      { imagerExit: 'stopped' },
      { phase: 'Unconfirmed' },
      'ContainerEndedAsStopped',
    ],
    [
      'T13: the tag did not change',
      { tagUnchanged: true },
      { phase: 'Failed' },
      'ImageMissing',
    ],
  ])('%s', async (name, faults, expected, code) => {
    await lab.control.setFaults('sno1', faults);
    const run = await carryOut(
      plugin,
      request(name.slice(0, 3).replace(':', '').toLowerCase()),
    );
    expect(run).toMatchObject({ ...expected, problem: { code } });
    const { text } = await plugin.client.getRunLog(run.id, 'imager');
    for (const line of faults.imagerLogEnding ?? []) {
      expect(text).toContain(line);
    }
    expectForwardOnly(phasesOf(run));
    await expectNothingLeft();
    await expectOneEnd(
      run,
      run.phase === 'Unconfirmed' ? 'run.unconfirmed' : 'run.failed',
    );
  });

  it('T13: names the image that was there before', async () => {
    const first = await carryOut(plugin, request('again'));
    expect(first.phase).toBe('Succeeded');
    await lab.control.reset('sno1');
    await lab.control.setFaults('sno1', { tagUnchanged: true });
    const run = await carryOut(plugin, {
      ...request('again'),
      replaceExistingTag: true,
    } as RunRequest);
    expect(run).toMatchObject({
      phase: 'Failed',
      problem: {
        code: 'ImageUnchanged',
        message: expect.stringContaining(first.digest!),
      },
    });
    await expectNothingLeft();
  });

  it('T9: proves the image of a cluster that never restores', async () => {
    await lab.control.setFaults('sno1', { neverRestoreSeedGenerator: true });
    const run = await carryOut(plugin, request('t9'));
    expect(run).toMatchObject({
      phase: 'Unconfirmed',
      problem: { code: 'SeedGeneratorNotRestored' },
      verification: { verdict: 'verified' },
    });
  });

  it('T11: leaves a SeedGenerator alone that is not its own', async () => {
    await lab.control.setFaults('sno1', { restoreForeignSeedGenerator: true });
    const run = await carryOut(plugin, request('t11'));
    expect(run).toMatchObject({
      phase: 'Failed',
      problem: { code: 'Superseded' },
    });
    expect(await namesIn(lab.cluster('sno1'), SEED_GENERATORS)).toEqual([
      'seedimage',
    ]);
  });

  it('T12: is abandoned at once, and cleans up when the cluster is done', async () => {
    const { id } = await plugin.client.startRun(request('t12'));
    await until(
      () => plugin.client.getRun(id),
      ({ pointOfNoReturn }) => pointOfNoReturn,
      LIMIT_MS,
    );
    expect(
      (await plugin.client.cancelRun(id, { onlyIfStoppable: true })).phase,
    ).not.toBe('Abandoned');
    expect((await plugin.client.cancelRun(id)).phase).toBe('Abandoned');
    const run = await until(
      () => plugin.client.getRun(id),
      ({ timeline }) =>
        timeline.some(({ text }) => /came to its end: Succeeded/.test(text)),
      LIMIT_MS,
    );
    expect(run.phase).toBe('Abandoned');
    expect(await namesIn(lab.cluster('sno1'), SECRETS)).not.toContain(
      'seedgen',
    );
    await expectOneEnd(run, 'run.abandoned');
  });

  it.each<[string, ClusterFaults, string]>([
    ['T6: token dies', { rejectTokensAfterOutage: true }, 'CredentialRejected'],
    ['T7: new CA', { newAuthorityAfterOutage: true }, 'CertificateUntrusted'],
  ])('%s', async (name, faults, code) => {
    await lab.control.setFaults('sno1', faults);
    const other = await startPlugin(settings(TOKEN_ONLY));
    try {
      const repository = name.slice(0, 2).toLowerCase();
      const { id } = await other.client.startRun(request(repository));
      const run = await follow(other, id);
      expect(run).toMatchObject({
        phase: 'Unconfirmed',
        problem: { code },
        verification: { verdict: 'verified' },
      });
      expect(run.digest).toBe(
        await digestInRegistry(lab.registry, run.seedImage!),
      );
    } finally {
      await other.stop();
    }
  });

  it('T14: goes on where it was when the portal was away', async () => {
    await lab.control.setFaults('sno1', { stayDownSeconds: 1200 });
    const first = await startPlugin(settings());
    const { id } = await first.client.startRun(request('t14'));
    await until(
      () => first.client.getRun(id),
      ({ pointOfNoReturn }) => pointOfNoReturn,
      LIMIT_MS,
    );
    await first.stop();
    const second = await startPlugin(settings(), { knex: first.knex });
    try {
      const run = await follow(second, id);
      expect(run.problem).toBeUndefined();
      expect(run.phase).toBe('Succeeded');
      expectForwardOnly(phasesOf(run));
    } finally {
      await second.stop();
    }
  });
});
