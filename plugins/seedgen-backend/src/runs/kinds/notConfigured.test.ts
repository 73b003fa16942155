import { isTerminalPhase } from '@seedgen/backstage-plugin-seedgen-common';
import type { MachineRun } from '../engine/types';
import { driveGenerate } from '../__testUtils__/driveGenerate';
import { drivePartition } from '../__testUtils__/drivePartition';
import { driveRemedy } from '../__testUtils__/driveRemedy';
import { UNTIL_OUTAGE } from '../__testUtils__/generateTimelines';
import { before, down } from '../__testUtils__/observations';
import { RESTART, RESTARTED, ROLLOUT } from '../__testUtils__/recordedRuns';

const GONE = down('not-configured');
const TIMES = [100, 200, 1_000, 4_000, 8_000, 12_000, 20_000];

describe('a run on a cluster that is taken out of the configuration', () => {
  it.each<[string, () => Pick<MachineRun, 'phase' | 'problem'>]>([
    [
      'generate, before the imager',
      () =>
        driveGenerate([
          ...UNTIL_OUTAGE.filter(({ t }) => t < 20),
          ...TIMES.map(t => ({ t, cluster: GONE, registry: before })),
        ]).run,
    ],
    [
      'generate, in the outage',
      () =>
        driveGenerate([
          ...UNTIL_OUTAGE,
          ...TIMES.map(t => ({ t: t + 100, cluster: GONE, registry: before })),
        ]).run,
    ],
    [
      'partition',
      () =>
        drivePartition([
          ...ROLLOUT.slice(0, 3),
          ...TIMES.map(t => ({ t, cluster: GONE })),
        ]).run,
    ],
    [
      'remedy',
      () =>
        driveRemedy(RESTARTED, [
          ...RESTART.slice(0, 2),
          ...TIMES.map(t => ({ ...RESTART[1], t, cluster: GONE })),
        ]).run,
    ],
  ])('ends by its limits, with that reason: %s', (_, drive) => {
    const run = drive();
    expect(isTerminalPhase(run.phase)).toBe(true);
    expect(run.phase).not.toBe('Succeeded');
    expect(run.problem?.message).toContain(
      'Cluster sno1 was taken out of the configuration of the portal',
    );
  });

  it('says so while it goes on, and nothing of it once the cluster is back', () => {
    const seen: Array<string | undefined> = [];
    driveGenerate(
      [
        ...UNTIL_OUTAGE.filter(({ t }) => t < 20),
        { t: 22, cluster: GONE, registry: before },
        ...UNTIL_OUTAGE.filter(({ t }) => t > 22),
      ],
      {
        rounds: 0,
        afterRow: (run, { t }) => {
          if (t >= 22 && seen.length < 2) seen.push(run.problem?.code);
          return run;
        },
      },
    );
    expect(seen).toEqual(['ClusterNotConfigured', undefined]);
  });
});
