import fc from 'fast-check';
import { driveGenerate } from '../../__testUtils__/driveGenerate';
import {
  expectForwardOnly,
  isSubsequence,
  USUAL,
} from '../../__testUtils__/expectations';
import { T1, T10, T2, T3, T4, T5 } from '../../__testUtils__/generateTimelines';
import { DIGEST_NEW } from '../../__testUtils__/observations';

describe('properties', () => {
  const subsequence = fc
    .subarray(T1.slice(1, -1))
    .map(rows => [T1[0], ...rows, T1[T1.length - 1]]);

  it('any part of T1 ends as T1, and phases only move forward', () => {
    fc.assert(
      fc.property(subsequence, rows => {
        const driven = driveGenerate(rows);
        expect(driven.run.phase).toBe('Succeeded');
        expect(driven.run.digest).toBe(DIGEST_NEW);
        expect(isSubsequence(driven.phases, USUAL)).toBe(true);
        expect(
          driven.effects.filter(each => each === 'write-secret'),
        ).toHaveLength(1);
      }),
      { numRuns: 200 },
    );
  });

  it('phases only move forward whatever is seen in whatever order', () => {
    const pool = [...T1, ...T2, ...T3, ...T4, ...T5, ...T10].slice(1);
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...pool), { maxLength: 25 }),
        rows => {
          const driven = driveGenerate([
            T1[0],
            ...rows.map((row, index) => ({ ...row, t: 2 * (index + 1) })),
          ]);
          expectForwardOnly(driven.phases);
          expect(driven.phases[0]).toBe('Preflight');
        },
      ),
      { numRuns: 100 },
    );
  });

  it('deciding twice on the same is the same', () => {
    const one = driveGenerate(T1);
    const two = driveGenerate([
      T1[0],
      ...T1.slice(1).flatMap(row => [row, row]),
    ]);
    expect(two.phases).toEqual(one.phases);
    expect(two.effects).toEqual(one.effects);
  });
});
