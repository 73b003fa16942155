import { driveGenerate, START } from '../../__testUtils__/driveGenerate';
import { returnAs, T1, type Row } from '../../__testUtils__/generateTimelines';
import { absent, pushed } from '../../__testUtils__/observations';
import type { Milestone } from '../../runLog/milestones';

const time = (second: number) => new Date(START + second * 1000).toISOString();
const inUtc = (second: number) =>
  `${time(second).slice(0, 19).replace('T', ' ')} UTC`;

/** With the time at which the cluster says that the SeedGenerator was created. */
const dated = (rows: Row[]): Row[] =>
  rows.map(row => ({
    ...row,
    cluster: {
      ...row.cluster,
      seedGenerator:
        row.cluster.seedGenerator.state === 'present'
          ? {
              ...row.cluster.seedGenerator,
              createdAt: time(row.t < 90 ? 1 : 410),
            }
          : row.cluster.seedGenerator,
    },
  }));

const told = (id: string, second: number): Milestone => ({
  id,
  source: 'lifecycle-agent',
  text: `Text of ${id}`,
  at: time(second),
});

const logrus = (second: number, message: string) =>
  `time="${time(second)}" level=info msg="${message}"`;
const LOG = [
  logrus(90, 'OCI image creation has started'),
  logrus(100, 'Stop kubelet service'),
  logrus(325, 'OCI image created successfully!'),
  logrus(400, 'Restoring cluster services (i.e. kubelet.service unit)'),
  logrus(401, 'Seed cluster restored successfully!'),
].join('\n');

describe('what logs tell of', () => {
  const milestonesOf = (driven: ReturnType<typeof driveGenerate>) =>
    driven.entries.filter(({ type }) => type === 'milestone');

  it('stands in the timeline once, where it became known, with its own time', () => {
    const driven = driveGenerate(dated(T1), { imagerLog: LOG });
    expect(driven.run.phase).toBe('Succeeded');
    const milestones = milestonesOf(driven);
    expect(
      milestones.map(({ text, occurredAt, source }) => [
        text,
        occurredAt,
        source,
      ]),
    ).toEqual([
      ['The imager began', time(90), 'imager'],
      ['The kubelet was stopped: the outage began', time(100), 'imager'],
      ['The image was built and pushed', time(325), 'imager'],
      ['The services of the cluster were started again', time(400), 'imager'],
      ['The imager was done', time(401), 'imager'],
    ]);
    for (const { at } of milestones) {
      expect(Date.parse(at)).toBeGreaterThanOrEqual(START + 412_000);
    }
    expect(driven.entries.map(({ text }) => text)).toContain(
      `By the imager's log the services of the cluster were away from ${inUtc(
        100,
      )} to ${inUtc(400)} (5 min), and the image was pushed at ${inUtc(325)}`,
    );
  });

  it('is taken in once, however often it is told, and never that of an earlier generation', () => {
    const milestones = [
      told('agent-launched-imager', 80),
      told('agent-restored-generator', -3600),
    ];
    const driven = driveGenerate(
      dated(T1).map(row => ({ ...row, milestones })),
      { imagerLog: '' },
    );
    expect(milestonesOf(driven).map(({ text }) => text)).toEqual([
      'Text of agent-launched-imager',
    ]);
  });

  it('counts as a trace of the launch that nobody saw', () => {
    const rows = dated(T1).filter(({ t }) => t <= 6);
    const driven = driveGenerate([
      ...rows,
      {
        t: 90,
        cluster: absent,
        registry: rows[0].registry,
        milestones: [told('agent-launched-imager', 80)],
      },
    ]);
    expect(driven.phases).toContain('Imaging');
    expect(driven.entries.map(({ reasonCode }) => reasonCode)).not.toContain(
      'SeedGeneratorGone',
    );
  });

  it('says why the SeedGenerator was not restored, and fetches the imager’s log all the same', () => {
    const rows = dated(returnAs(absent, pushed)).map(row => ({
      ...row,
      milestones: row.t > 405 ? [told('agent-cannot-restore', 410)] : [],
    }));
    const driven = driveGenerate(rows, { imagerLog: LOG });
    expect(driven.run.phase).toBe('Unconfirmed');
    expect(driven.run.problem).toMatchObject({
      code: 'SeedGeneratorNotRestored',
      message: expect.stringContaining(
        'The log says: Text of agent-cannot-restore',
      ),
    });
    expect(
      driven.effects.filter(effect => effect === 'fetch-imager-log'),
    ).toHaveLength(1);
    expect(milestonesOf(driven).map(({ text }) => text)).toEqual([
      'Text of agent-cannot-restore',
      expect.stringMatching(/imager began/),
      expect.stringMatching(/kubelet was stopped/),
      expect.stringMatching(/pushed/),
      expect.stringMatching(/started again/),
      expect.stringMatching(/was done/),
    ]);
  });
});

describe('the imager’s log that cannot be had', () => {
  it('is tried for about a minute, then given up, and that is said', () => {
    const driven = driveGenerate(T1, {
      failing: { 'fetch-imager-log': 'no daemon is running' },
    });
    expect(driven.run.phase).toBe('Succeeded');
    expect(
      driven.effects.filter(effect => effect === 'fetch-imager-log'),
    ).toHaveLength(6);
    expect(driven.entries.map(({ text }) => text)).toEqual(
      expect.arrayContaining([
        "Could not fetch the imager's log: no daemon is running",
        "Gave up fetching the imager's log after 6 attempts: no daemon is running",
      ]),
    );
  });
});
