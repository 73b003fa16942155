import { diagnosisSchema } from '@seedgen/backstage-plugin-seedgen-common';
import { diagnose } from '..';
import { CASES_BEFORE_IMAGING } from '../__testUtils__/casesBeforeImaging';
import { CASES_FROM_IMAGING } from '../__testUtils__/casesFromImaging';
import type { Symptoms } from '../types';
import { RULES } from '.';

const CASES = [...CASES_BEFORE_IMAGING, ...CASES_FROM_IMAGING];

const foundBy = (rule: string, seen: Symptoms) =>
  diagnose(seen).find(({ ruleId }) => ruleId === rule);

describe('rules', () => {
  it.each(CASES)('%s is %s', (rule, certainty, seen, other) => {
    const diagnosis = foundBy(rule, seen);
    expect(diagnosis?.certainty).toBe(certainty);
    expect(seen.statements.map(({ text }) => text)).toEqual(
      expect.arrayContaining([diagnosis!.evidence.slice(-1)[0].text]),
    );
    expect(diagnosis!.remedies.length).toBeGreaterThan(0);
    expect(() => diagnosisSchema.parse(diagnosis)).not.toThrow();
    expect(foundBy(rule, other)).toBeUndefined();
  });

  it('are each named once, and each tried above', () => {
    const ids = RULES.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(CASES.map(([rule]) => rule))).toEqual(new Set(ids));
  });
});
