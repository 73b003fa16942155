import type { RunRequest } from '@seedgen/backstage-plugin-seedgen-common';
import { startLab, type LabProcess } from '@seedgen/lab-process';
import {
  digestInRegistry,
  namesIn,
  SECRETS,
  settingsFor,
} from './__testUtils__/labAccess';
import { carryOut, follow, LIMIT_MS, phasesOf } from './__testUtils__/runs';
import { ALL_SCENARIOS } from './__testUtils__/scenarios/describeOnBench';
import {
  startPlugin,
  until,
  type RunningPlugin,
} from './__testUtils__/startPlugin';
import { isSubsequence, USUAL } from './runs/__testUtils__/expectations';

// Slow enough that what lasts for seconds is seen: 2 s of the cluster's are a fifth of one.
const SPEED = 10;
const FLAP_SECONDS = 7;
const MOST_FLAPS = 50;

jest.setTimeout(3 * LIMIT_MS);

describe('while the imager works, through the whole plugin', () => {
  let lab: LabProcess;
  let plugin: RunningPlugin | undefined;

  beforeAll(async () => {
    lab = await startLab({ speed: SPEED, clusters: ['sno1'] });
  }, LIMIT_MS);
  afterEach(async () => {
    await plugin?.stop();
    plugin = undefined;
    await lab.control.clearFaults('sno1');
    await lab.control.reset('sno1');
  });
  afterAll(() => lab?.stop());

  async function start(phases: Record<string, string> = {}) {
    const settings = settingsFor(lab);
    // Not an administrator's certificate: whoever comes by token is refused while the server starts.
    const { name, server, caFile, tokenFile } = lab.cluster('sno1');
    plugin = await startPlugin({
      ...settings,
      clusters: [
        { name, server, caFile, credentials: [{ name: 'token', tokenFile }] },
      ],
      limits: { ...(settings.limits as object), phases },
    });
    return plugin;
  }

  async function requestFor(
    { client }: RunningPlugin,
    image: string,
  ): Promise<Extract<RunRequest, { kind: 'generate' }>> {
    const { snapshot } = await until(
      () => client.getCluster('sno1'),
      status => status.snapshot.version !== undefined,
      LIMIT_MS,
    );
    return {
      kind: 'generate',
      cluster: 'sno1',
      seedImage: `${lab.registry.host}/ocp-sno1/${image}:${snapshot.version}-${snapshot.architecture}`,
      confirmation: 'sno1',
    };
  }

  // `yarn test:scenarios` takes all fifty flaps.
  it('T16: the API flaps, and the run ends as usual, through Published', async () => {
    const running = await start();
    const request = await requestFor(running, 't16');
    const count = ALL_SCENARIOS ? MOST_FLAPS : 8;
    await lab.control.setFaults('sno1', {
      flaps: { count, upSeconds: 2, downSeconds: 5 },
      stayDownSeconds: count * FLAP_SECONDS + 20,
    });
    const run = await carryOut(running, request);
    expect([run.phase, run.problem]).toEqual(['Succeeded', undefined]);
    const phases = phasesOf(run);
    expect(isSubsequence(phases, USUAL)).toBe(true);
    expect(phases).toEqual(expect.arrayContaining(['Imaging', 'Published']));
    expect(run.digest).toBe(
      await digestInRegistry(lab.registry, run.seedImage!),
    );
    const types = run.timeline.map(({ type }) => type);
    expect(types.filter(type => type === 'api-lost')).toHaveLength(1);
    expect(types.filter(type => type === 'api-back')).toHaveLength(1);
    expect(types).not.toContain('diagnosis');
    expect(await namesIn(lab.cluster('sno1'), SECRETS)).not.toContain(
      'seedgen',
    );
  });

  it('T15: nobody can say what became of the imager, and new runs wait for somebody who has looked', async () => {
    // Shorter than the imager takes: by the limit it works, and the cluster is away.
    const running = await start({ Imaging: '8s' });
    const { client } = running;
    const request = await requestFor(running, 't15');
    await lab.control.setFaults('sno1', {
      restartAgentWhileImaging: true,
      tagUnchanged: true,
    });
    const run = await carryOut(running, request);
    expect(run).toMatchObject({
      phase: 'Unconfirmed',
      problem: { code: 'ImagerUnaccounted' },
      inspection: { state: 'wanted' },
      diagnoses: [{ ruleId: 'imager-lost', certainty: 'certain' }],
    });
    expect(isSubsequence(phasesOf(run).slice(0, -1), USUAL.slice(0, 5))).toBe(
      true,
    );
    expect(run.digest).toBeUndefined();

    await expect(client.startRun(request)).rejects.toMatchObject({
      statusCode: 409,
      body: {
        error: {
          message: expect.stringContaining(
            `ImagerUnaccounted: nobody knows whether the imager of run ${run.id}`,
          ),
        },
      },
    });
    const { inspection } = await client.confirmInspection(run.id, {
      reason: 'The node was switched off',
    });
    expect(inspection).toMatchObject({
      state: 'done',
      reason: 'The node was switched off',
    });
    const { items } = await client.getAudit({ runId: run.id, limit: 200 });
    expect(
      items.filter(({ action }) => action === 'run.imager-inspected'),
    ).toMatchObject([
      { outcome: 'accepted', message: 'The node was switched off' },
    ]);
    const { id } = await client.startRun(request);
    await client.cancelRun(id);
    await follow(running, id);
  });
});
