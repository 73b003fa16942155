import { startLab, type LabProcess } from '@seedgen/lab-process';
import {
  digestInRegistry,
  namesIn,
  SECRETS,
  settingsFor,
} from './__testUtils__/labAccess';
import { carryOut, LIMIT_MS, phasesOf } from './__testUtils__/runs';
import { ALL_SCENARIOS } from './__testUtils__/scenarios/describeOnBench';
import { isSubsequence, USUAL } from './runs/__testUtils__/expectations';
import {
  startPlugin,
  until,
  type RunningPlugin,
} from './__testUtils__/startPlugin';

// Slow enough that each flap is seen: 2 s of the cluster's are a fifth of one.
const SPEED = 10;
const FLAP_SECONDS = 7;
const MOST_FLAPS = 50;

jest.setTimeout(3 * LIMIT_MS);

describe('T16: an API that flaps while the imager works, through the whole plugin', () => {
  let lab: LabProcess;
  let plugin: RunningPlugin | undefined;

  beforeAll(async () => {
    lab = await startLab({ speed: SPEED, clusters: ['sno1'] });
    plugin = await startPlugin(settingsFor(lab));
  }, LIMIT_MS);
  afterAll(async () => {
    await plugin?.stop();
    await lab?.stop();
  });

  // `yarn test:scenarios` takes all fifty.
  it('ends as usual, through Published', async () => {
    const { client } = plugin!;
    const { snapshot } = await until(
      () => client.getCluster('sno1'),
      status => status.snapshot.version !== undefined,
      LIMIT_MS,
    );
    const count = ALL_SCENARIOS ? MOST_FLAPS : 8;
    await lab.control.setFaults('sno1', {
      flaps: { count, upSeconds: 2, downSeconds: 5 },
      stayDownSeconds: count * FLAP_SECONDS + 20,
    });
    const run = await carryOut(plugin!, {
      kind: 'generate',
      cluster: 'sno1',
      seedImage: `${lab.registry.host}/ocp-sno1/flapping:${snapshot.version}-${snapshot.architecture}`,
      confirmation: 'sno1',
    });
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
});
