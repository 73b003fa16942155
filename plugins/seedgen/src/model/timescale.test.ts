import type { RunDetails } from '@seedgen/backstage-plugin-seedgen-common';
import {
  blockedRun,
  failedRun,
  revertedRun,
  runAfter,
  timelineOf,
} from '../../dev/fixtures';
import { LEAST_WIDTH, timescaleOf } from './timescale';

const NOW = Date.parse('2026-11-22T10:45:00.000Z');
type Told = NonNullable<Parameters<typeof timelineOf>[2]>[number];

const at = (second: number) => new Date(NOW + second * 1000).toISOString();

/** A run that began at NOW, with this story, as seen so many seconds later. */
function told(
  story: Parameters<typeof timelineOf>[2],
  seconds: number,
  run: Partial<RunDetails> = {},
) {
  return timescaleOf(
    {
      phase: 'Imaging',
      requestedAt: at(0),
      timeline: timelineOf(NOW, seconds, story),
      ...run,
    },
    NOW + seconds * 1000,
  );
}

const inShort = (spans: { start: number; width: number; widened: boolean }[]) =>
  spans.map(
    ({ start, width, widened }) =>
      `${(start * 100).toFixed(1)}+${(width * 100).toFixed(1)}${
        widened ? ' widened' : ''
      }`,
  );

describe('timescaleOf', () => {
  it('puts each phase where it was and makes it as wide as it was long', () => {
    const scale = told(
      [
        [0, 'Preflight', 'phase', ''],
        [10, 'Preparing', 'phase', ''],
        [50, 'Imaging', 'phase', ''],
      ],
      100,
    );
    expect(scale.phases.map(({ phase }) => phase)).toEqual([
      'Preflight',
      'Preparing',
      'Imaging',
    ]);
    expect(inShort(scale.phases)).toEqual([
      '0.0+10.0',
      '10.0+40.0',
      '50.0+50.0',
    ]);
    expect(scale.phases.map(({ durationMs }) => durationMs)).toEqual([
      10_000, 40_000, 50_000,
    ]);
    expect(scale.phases[2].until).toBeUndefined();
    expect(scale.now?.start).toBe(1);
  });

  it('widens what could not be seen, says so, and keeps it inside', () => {
    const scale = told(
      [
        [0, 'Preflight', 'phase', ''],
        [1, 'Imaging', 'phase', ''],
        [999, 'Verifying', 'phase', ''],
        [1000, 'Succeeded', 'phase', ''],
      ],
      1000,
      { phase: 'Succeeded', finishedAt: at(1000) },
    );
    expect(inShort(scale.phases)).toEqual([
      '0.0+0.8 widened',
      '0.1+99.8',
      '99.2+0.8 widened',
    ]);
    // What it tells is not widened.
    expect(scale.phases[0].durationMs).toBe(1000);
    const last = scale.phases[2];
    expect(last.start + last.width).toBeCloseTo(1);
    expect(last.width).toBe(LEAST_WIDTH);
  });

  it.each<[string, RunDetails, string[], boolean]>([
    ['a run in its outage', runAfter(NOW, 296), ['Imaging'], false],
    ['one that has its image', runAfter(NOW, 350), ['Published'], true],
    ['one that is done', runAfter(NOW, 430), ['Cleaning'], true],
    ['one that could not push', failedRun(NOW), ['Finalizing'], false],
    ['one that was blocked', blockedRun(NOW), ['Preflight'], false],
    ['one that was taken back', revertedRun(NOW), ['Reverting'], false],
  ])('ends %s with its last phase', (_, run, [last], image) => {
    const scale = timescaleOf(run, NOW);
    expect(scale.phases[scale.phases.length - 1].phase).toBe(last);
    expect(scale.image !== undefined).toBe(image);
    expect(scale.now === undefined).toBe(run.finishedAt !== undefined);
    for (const { start, width } of [...scale.phases, ...scale.outages]) {
      expect(start).toBeGreaterThanOrEqual(0);
      expect(start + width).toBeLessThanOrEqual(1 + 1e-9);
    }
  });

  it.each<[string, [number, 'api-lost' | 'api-back'][], string[]]>([
    ['none', [], []],
    ['one that lasts', [[20, 'api-lost']], ['20.0+80.0']],
    [
      'one told twice',
      [
        [20, 'api-lost'],
        [30, 'api-lost'],
        [60, 'api-back'],
      ],
      ['20.0+40.0'],
    ],
    [
      'two',
      [
        [20, 'api-lost'],
        [40, 'api-back'],
        [50, 'api-lost'],
        [75, 'api-back'],
      ],
      ['20.0+20.0', '50.0+25.0'],
    ],
    ['a return that nothing went before', [[20, 'api-back']], []],
  ])('knows outages: %s', (_, moments, expected) => {
    const scale = told(
      [
        [0, 'Imaging', 'phase', ''],
        ...moments.map(([second, type]): Told => [second, 'Imaging', type, '']),
      ],
      100,
    );
    expect(inShort(scale.outages)).toEqual(expected);
  });

  it('takes the moment at which the tag showed the digest of the run', () => {
    const story: Parameters<typeof timelineOf>[2] = [
      [0, 'Imaging', 'phase', ''],
      [20, 'Imaging', 'registry', 'The tag shows sha256:somebody-else'],
      [40, 'Imaging', 'registry', 'The tag shows sha256:ours'],
      [60, 'Published', 'phase', ''],
    ];
    expect(told(story, 100, { digest: 'sha256:ours' }).image?.at).toBe(at(40));
    expect(told(story, 100).image?.at).toBe(at(60));
    expect(told(story, 50).image).toBeUndefined();
  });

  it('takes the moment at which the tag showed what was proven later', () => {
    const story: Parameters<typeof timelineOf>[2] = [
      [0, 'Imaging', 'phase', ''],
      [20, 'Imaging', 'registry', 'The tag shows an image of somebody'],
      [40, 'Imaging', 'registry', 'The tag shows an image of ours'],
      [45, 'Imaging', 'registry', 'Image sha256:ours verified'],
      [60, 'Published', 'phase', ''],
      [70, 'Published', 'registry', 'The tag shows another image now'],
    ];
    expect(told(story, 100, { digest: 'sha256:ours' }).image?.at).toBe(at(40));
  });

  it('makes room for the expected end, and for no end that is behind it', () => {
    const basis = { clusterRuns: 2, fleetRuns: 9 };
    const estimates = {
      at: at(50),
      end: { basis, range: { from: at(150), to: at(200) } },
    };
    const story: Parameters<typeof timelineOf>[2] = [
      [0, 'Imaging', 'phase', ''],
    ];
    const active = told(story, 50, { estimates });
    expect(active.durationMs).toBe(200_000);
    expect(inShort([active.expectedEnd!])).toEqual(['75.0+25.0']);
    expect(active.now?.start).toBe(0.25);

    const late = told(story, 400, { estimates });
    expect(late.durationMs).toBe(400_000);
    expect(late.now?.start).toBe(1);

    const done = told(story, 50, { estimates, finishedAt: at(50) });
    expect(done.expectedEnd).toBeUndefined();
    expect(done.durationMs).toBe(50_000);

    const unknown = told(story, 50, {
      estimates: { ...estimates, end: { basis } },
    });
    expect(unknown.expectedEnd).toBeUndefined();
  });

  it.each([
    [4, [0, 1, 2, 3, 4]],
    [55, [0, 10, 20, 30, 40, 50]],
    [421, [0, 120, 240, 360]],
    [3 * 3600, [0, 3600, 7200, 10800]],
    [20 * 86400, [0, 4, 8, 12, 16, 20].map(day => day * 86400)],
  ])('writes round lengths at the axis of %d s', (seconds, expected) => {
    const { ticks } = told([[0, 'Imaging', 'phase', '']], seconds);
    expect(ticks.map(({ ms }) => ms / 1000)).toEqual(expected);
    expect(ticks.every(({ start }) => start >= 0 && start <= 1)).toBe(true);
  });

  it.each([
    ['without entries', [], 0],
    ['looked at before it began, by a clock that is behind', [], -30],
  ])('stands a run %s', (_, story, seconds) => {
    const scale = told(story as [], seconds);
    expect(scale.phases).toEqual([]);
    expect(scale.durationMs).toBeGreaterThan(0);
    expect(Number.isFinite(scale.now!.start)).toBe(true);
  });
});
