import { isTerminalPhase } from '@seedgen/backstage-plugin-seedgen-common';
import { driveGenerate } from '../../__testUtils__/driveGenerate';
import { T1, UNTIL_OUTAGE } from '../../__testUtils__/generateTimelines';
import {
  absent,
  before,
  condition,
  down,
  generator,
  progress,
} from '../../__testUtils__/observations';

describe('what a run must not fall for', () => {
  const upTo = (t: number) => T1.filter(row => row.t <= t);

  it('does not take two contradicting conditions for an end', () => {
    const both = generator([
      condition(
        'SeedGenCompleted',
        'True',
        'Completed',
        'Seed Generation completed',
      ),
      condition(
        'SeedGenCompleted',
        'False',
        'Failed',
        'Seed generation failed: x',
      ),
    ]);
    const driven = driveGenerate([
      ...upTo(8),
      { t: 9, cluster: both, registry: before },
    ]);
    expect(driven.run.phase).toBe('Preparing');
    expect(driven.entries.some(({ text }) => /more than once/.test(text))).toBe(
      true,
    );
  });

  it('does not take a look-alike message for a phase, and shows what is hidden in it', () => {
    const driven = driveGenerate([
      ...upTo(8),
      {
        t: 9,
        cluster: progress('Launching imager container\u202e'),
        registry: before,
      },
    ]);
    expect(driven.run.phase).toBe('Preparing');
    expect(driven.run.statusText).toBe('Launching imager container\\u{202e}');
  });

  it('masks credentials in messages', () => {
    const driven = driveGenerate([
      ...upTo(1),
      {
        t: 2,
        cluster: progress('Waiting: auth=dXNlcjpwYXNzd29yZA== is wrong'),
        registry: before,
      },
    ]);
    expect(JSON.stringify([driven.run, driven.entries])).not.toContain(
      'dXNlcjpwYXNzd29yZA',
    );
  });

  it('does not take an outage before the imager for the imager', () => {
    const driven = driveGenerate(
      [
        ...upTo(6),
        { t: 10, cluster: down(), registry: before },
        { t: 90, cluster: down(), registry: before },
      ].slice(0, 7),
    );
    expect(driven.run.phase).toBe('Preparing');
    const warned = driveGenerate([
      ...upTo(6),
      { t: 10, cluster: down(), registry: before },
    ]);
    expect(warned.run.problem?.code).toBe('ClusterUnreachable');
    expect(isTerminalPhase(warned.run.phase)).toBe(false);
  });

  it('asks once more for a SeedGenerator that the cluster lost', () => {
    const driven = driveGenerate([
      { t: 0, cluster: absent, registry: before },
      { t: 2, cluster: absent, registry: before },
      ...T1.slice(2),
    ]);
    expect(driven.run.phase).toBe('Succeeded');
    expect(
      driven.effects.filter(each => each === 'create-seed-generator'),
    ).toHaveLength(2);
  });

  it('refuses an image that is not of this run', () => {
    const driven = driveGenerate(T1, {
      image: {
        seedClusterInfo: {
          seed_cluster_ocp_version: '4.18.27',
          cluster_name: 'sno9',
          base_domain: '5g-deployment.lab',
        },
      },
    });
    expect(driven.run.phase).toBe('Failed');
    expect(driven.run.problem).toMatchObject({
      code: 'ImageRejected',
      message: expect.stringContaining('found sno9, wanted sno1'),
    });
    expect(driven.phases).not.toContain('Published');
    expect(driven.seeds).toBe(0);
  });

  it('stops when the address answers for another cluster', () => {
    const driven = driveGenerate([
      ...upTo(8),
      {
        t: 9,
        cluster: { ...absent, clusterId: 'another' },
        registry: before,
      },
    ]);
    expect(driven.run.phase).toBe('Failed');
    expect(driven.run.problem?.code).toBe('ClusterIdentityChanged');
    expect(driven.effects).not.toContain('delete-seed-generator');
  });

  it('ends before anything is touched when a check blocks', () => {
    const driven = driveGenerate(T1, {
      preflight: {
        verdict: 'blocked',
        blocked: { code: 'PushUnauthorized', message: 'No push allowed' },
      },
    });
    expect(driven.phases).toEqual(['Preflight', 'Failed']);
    expect(driven.effects).toEqual(['run-preflight']);
    expect(driven.run.problem?.code).toBe('PushUnauthorized');
  });

  it('says that contact was lost, and keeps looking for what it left behind', () => {
    const driven = driveGenerate([
      ...UNTIL_OUTAGE,
      { t: 3601, cluster: down(), registry: before, launched: true },
      { t: 3700, cluster: down(), registry: before, launched: true },
    ]);
    expect(driven.run.phase).toBe('Unconfirmed');
    expect(driven.run.problem?.code).toBe('LostContact');
    expect(driven.run.inspection?.state).toBe('wanted');
    expect(driven.run.watching).toBe(true);
  });
});
