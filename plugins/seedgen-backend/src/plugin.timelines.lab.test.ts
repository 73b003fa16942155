import type {
  RunDetails,
  RunRequest,
} from '@seedgen/backstage-plugin-seedgen-common';
import {
  startLab,
  type ClusterFaults,
  type LabProcess,
} from '@seedgen/lab-process';
import type { Knex } from 'knex';
import {
  digestInRegistry,
  namesIn,
  SECRETS,
  SEED_GENERATORS,
  settingsFor,
} from './__testUtils__/labAccess';
import { carryOut, follow, LIMIT_MS, phasesOf } from './__testUtils__/runs';
import {
  startPlugin,
  until,
  type RunningPlugin,
} from './__testUtils__/startPlugin';

jest.setTimeout(2 * LIMIT_MS);

describe('timelines of a generate run on the lab', () => {
  let lab: LabProcess;
  let running: RunningPlugin[] = [];

  beforeAll(async () => {
    lab = await startLab({ speed: 300, clusters: ['sno1'] });
  }, LIMIT_MS);
  afterEach(async () => {
    await Promise.all(running.map(plugin => plugin.stop()));
    running = [];
    await lab.control.clearFaults('sno1');
    await lab.control.reset('sno1');
  });
  afterAll(() => lab?.stop());

  async function start(knex?: Knex): Promise<RunningPlugin> {
    const plugin = await startPlugin(settingsFor(lab), { knex });
    running.push(plugin);
    return plugin;
  }

  /** A request for an image of this name, with the tag that fits the cluster. */
  async function requestFor(
    plugin: RunningPlugin,
    image: string,
  ): Promise<Extract<RunRequest, { kind: 'generate' }>> {
    const { snapshot } = await until(
      () => plugin.client.getCluster('sno1'),
      status =>
        status.snapshot.reachability === 'reachable' &&
        status.snapshot.version !== undefined,
      LIMIT_MS,
    );
    return {
      kind: 'generate',
      cluster: 'sno1',
      seedImage: `${lab.registry.host}/ocp-sno1/${image}:${snapshot.version}-${snapshot.architecture}`,
      confirmation: 'sno1',
    };
  }

  async function runWith(
    faults: ClusterFaults,
    image: string,
  ): Promise<RunDetails> {
    const plugin = await start();
    const request = await requestFor(plugin, image);
    await lab.control.setFaults('sno1', faults);
    return carryOut(plugin, request);
  }

  const left = async () => ({
    seedGenerators: await namesIn(lab.cluster('sno1'), SEED_GENERATORS),
    secrets: (await namesIn(lab.cluster('sno1'), SECRETS)).filter(
      name => name === 'seedgen',
    ),
  });

  it('T2: rejected by Lifecycle Agent, and nothing is left behind', async () => {
    const run = await runWith(
      {
        rejectWith:
          'Rejected: Cluster must not have any LocalVolumes configured',
      },
      't2',
    );
    expect(run.phase).toBe('Failed');
    expect(run.problem?.message).toContain('LocalVolumes');
    expect(phasesOf(run)).not.toContain('Imaging');
    expect(await left()).toEqual({ seedGenerators: [], secrets: [] });
  });

  it('T4: the push is refused, and the imager says why', async () => {
    const run = await runWith(
      {
        imagerExit: { code: 1 },
        imagerLogEnding: [
          'Error: trying to reuse blob: unauthorized: access to the requested resource is not authorized',
        ],
      },
      't4',
    );
    expect(run.phase).toBe('Failed');
    expect(run.problem?.message).toMatch(/unauthorized|not authorized/i);
    expect(run.diagnoses).toMatchObject([
      {
        ruleId: 'push-unauthorized',
        certainty: 'certain',
        evidence: [{ source: 'imager-log' }],
      },
    ]);
    expect(run.digest).toBeUndefined();
    expect((await left()).secrets).toEqual([]);
  });

  it('T5: pushed, but the container ended as stopped: unconfirmed, not failed', async () => {
    const run = await runWith({ imagerExit: 'stopped' }, 't5');
    expect(run.phase).toBe('Unconfirmed');
    expect(run.diagnoses?.[0]).toMatchObject({
      ruleId: 'container-ended-as-stopped',
      certainty: 'certain',
    });
    expect(run.verification?.verdict).toBe('verified');
    expect(run.digest).toBe(
      await digestInRegistry(lab.registry, run.seedImage!),
    );
  });

  it('T1: the log of the imager says when the image was pushed', async () => {
    const run = await runWith({}, 't1');
    expect(run.phase).toBe('Succeeded');
    const milestones = run.timeline.filter(({ type }) => type === 'milestone');
    const imager = milestones.filter(({ source }) => source === 'imager');
    expect(imager.map(({ text }) => text)).toEqual([
      'The imager began',
      'The list of images was saved',
      'The certificates of the cluster were put aside',
      'The kubelet was stopped: the outage began',
      'All containers and CRI-O were stopped',
      'recert took the certificates out of the image',
      '/var was packed',
      '/etc was packed',
      'Building and pushing the image began',
      'The image was built and pushed',
      'The certificates of the cluster were restored',
      'The services of the cluster were started again',
      'The imager was done',
    ]);
    const times = imager.map(({ occurredAt }) => Date.parse(occurredAt!));
    expect(times).toEqual([...times].sort((one, other) => one - other));
    expect(milestones.map(({ text }) => text)).toContain(
      'Lifecycle Agent launched the imager',
    );
    expect(run.timeline.map(({ text }) => text).join('\n')).toMatch(
      /By the imager's log the services of the cluster were away from .* and the image was pushed at /,
    );
  });

  it('T9: the SeedGenerator never comes back, and the log says why', async () => {
    const settings = settingsFor(lab);
    const plugin = await startPlugin({
      ...settings,
      limits: { ...(settings.limits as object), phases: { Recovering: '8s' } },
    });
    running.push(plugin);
    const request = await requestFor(plugin, 't9');
    await lab.control.setFaults('sno1', { neverRestoreSeedGenerator: true });
    const run = await carryOut(plugin, request);
    expect(run.phase).toBe('Unconfirmed');
    expect(run.problem).toMatchObject({
      code: 'SeedGeneratorNotRestored',
      message: expect.stringContaining(
        'Missing stored file /var/lib/lca/ibu-seedgen-orch/seedgen-cr.json',
      ),
    });
    expect(run.diagnoses?.[0]).toMatchObject({
      ruleId: 'generator-not-restored',
      certainty: 'certain',
      evidence: [{ source: 'lifecycle-agent' }],
    });
    const { text } = await plugin.client.getRunLog(run.id, 'imager');
    expect(text).toContain('Seed cluster restored successfully!');
  });

  it.each([['seconds', 2] as const, ['a date', 'date'] as const])(
    'asks a registry that is overloaded no sooner than it says, in %s',
    async (_, retryAfter) => {
      const plugin = await start();
      const request = await requestFor(plugin, `throttled-${retryAfter}`);
      // Nobody but the portal asks the registry meanwhile.
      await lab.control.setFaults('sno1', {
        hangAtMessage: 'Preparing for seed generation',
      });
      const { id } = await plugin.client.startRun(request);
      await until(
        () => plugin.client.getRun(id),
        ({ phase }) => phase === 'Preparing',
        LIMIT_MS,
      );
      const began = Date.now();
      await lab.control.setRegistryFaults({
        failNext: { status: 429, requests: 1, retryAfter },
      });
      await until(
        async () => (await lab.control.state()).registry.faults,
        ({ failNext }) => failNext === undefined,
        LIMIT_MS,
      );
      await lab.control.resetRegistryRequests();
      // Looked at ten times a second otherwise.
      await until(
        () => lab.control.registryRequests(),
        ({ total }) => total > 0,
        LIMIT_MS,
      );
      // A date has whole seconds, so that two of them may be little more than one.
      expect(Date.now() - began).toBeGreaterThanOrEqual(1_000);
      await plugin.client.cancelRun(id);
      await follow(plugin, id);
    },
  );

  it('T13: completed, but the tag did not change', async () => {
    const run = await runWith({ tagUnchanged: true }, 't13');
    expect(run.phase).toBe('Failed');
    expect(run.seed).toBeUndefined();
    expect((await left()).secrets).toEqual([]);
  });

  it('T14: the portal was away in the middle, and the run goes on', async () => {
    const before = await start();
    const request = await requestFor(before, 't14');
    const { id } = await before.client.startRun(request);
    await until(
      () => before.client.getRun(id),
      run => phasesOf(run).includes('Requesting'),
      LIMIT_MS,
    );
    await before.stop();
    running = running.filter(plugin => plugin !== before);

    const after = await start(before.knex);
    const run = await follow(after, id);
    expect(run.problem).toBeUndefined();
    expect(run.phase).toBe('Succeeded');
    expect(run.digest).toBe(
      await digestInRegistry(lab.registry, request.seedImage),
    );
    // Nothing was done twice.
    const { items } = await after.client.getAudit({ runId: id, limit: 200 });
    const created = items.filter(
      ({ action, outcome }) =>
        action === 'seedgenerator.created' && outcome === 'succeeded',
    );
    expect(created).toHaveLength(1);
    expect((await left()).secrets).toEqual([]);
  });
});
