import { driveGenerate } from '../../__testUtils__/driveGenerate';
import { T1, type Row } from '../../__testUtils__/generateTimelines';
import {
  DIGEST_NEW,
  noTag,
  pushed,
  type RegistryView,
} from '../../__testUtils__/observations';

const OTHER = `sha256:${'e'.repeat(64)}`;
const other: RegistryView = { state: 'present', digest: OTHER };
const unknown: RegistryView = {
  state: 'unknown',
  failure: { code: 'timeout', message: 'no answer' },
};

/** The usual success, with what the registry shows from moments on, in seconds. */
const seeing = (...changes: Array<[number, RegistryView]>): Row[] =>
  T1.map(row => ({
    ...row,
    registry:
      [...changes].reverse().find(([from]) => row.t >= from)?.[1] ??
      row.registry,
  }));
const movesIn = (driven: ReturnType<typeof driveGenerate>) =>
  driven.entries.filter(
    ({ type, reasonCode }) => type === 'registry' && reasonCode === 'TagMoved',
  );

describe('the tag of a proven image', () => {
  it.each([
    ['overwritten while it is Published', other, 400, /shows another image/],
    ['overwritten while it recovers', other, 405, /shows another image/],
    ['overwritten at the very end', other, 413, /shows another image/],
    ['removed', noTag, 402, /is not in the registry any more/],
  ])('that is %s is told of', (_, view, from, says) => {
    const driven = driveGenerate(seeing([from, view]));
    expect(driven.run.phase).toBe('Succeeded');
    expect(driven.run.digest).toBe(DIGEST_NEW);
    expect(driven.run.problem).toMatchObject({
      code: 'TagMoved',
      message: expect.stringContaining(DIGEST_NEW),
      remedy: expect.stringContaining('digest'),
    });
    expect(driven.run.statusText).toMatch(/its tag/);
    expect(movesIn(driven)).toEqual([
      expect.objectContaining({
        type: 'registry',
        text: expect.stringMatching(says),
      }),
    ]);
    // Whose it is, is nobody's business who may only read this cluster.
    expect(JSON.stringify([driven.run.problem, driven.entries])).not.toContain(
      OTHER,
    );
  });

  it('that moves and comes back is told of, and no problem any more', () => {
    const driven = driveGenerate(seeing([400, other], [405, pushed]));
    expect(driven.run.phase).toBe('Succeeded');
    expect(driven.run.problem).toBeUndefined();
    expect(movesIn(driven)).toHaveLength(1);
    expect(
      driven.entries.some(({ text }) => /proven image again/.test(text)),
    ).toBe(true);
  });

  it('is not said to have moved where the registry does not answer', () => {
    const driven = driveGenerate(seeing([400, unknown]));
    expect(driven.run.problem).toBeUndefined();
    expect(movesIn(driven)).toEqual([]);
  });

  it('that moves twice is told of once', () => {
    const driven = driveGenerate(seeing([400, other], [405, noTag]));
    expect(driven.run.problem).toMatchObject({ code: 'TagMoved' });
    expect(movesIn(driven)).toHaveLength(1);
  });
});
