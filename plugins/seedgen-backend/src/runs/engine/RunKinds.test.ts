import { KINDS } from '../kinds';
import { RunKinds } from './RunKinds';
import { DEFAULT_SETTINGS } from '../../__testUtils__/defaultSettings';

describe('RunKinds', () => {
  it('takes for a phase what is set for its kind, then for every kind, then its own', () => {
    const limits = {
      ...DEFAULT_SETTINGS.limits,
      phases: { Verifying: 2, Imaging: 3 },
      kinds: { generate: { Verifying: 1 } },
    };
    const of = (kind: string, phase: string) =>
      KINDS.limitsOf(kind, limits).phases[phase];
    expect(of('generate', 'Verifying')).toBe(1);
    expect(of('partition', 'Verifying')).toBe(2);
    expect(of('generate', 'Imaging')).toBe(3);
    expect(of('generate', 'Preparing')).toBe(45 * 60_000);
    expect(of('generate', 'Succeeded')).toBeUndefined();
  });

  it('has a limit for every phase but those that know better', () => {
    const without = KINDS.all.flatMap(({ kind, phases }) =>
      phases
        .filter(
          phase =>
            KINDS.limitsOf(kind, DEFAULT_SETTINGS.limits).phases[phase] ===
            undefined,
        )
        .map(phase => `${kind} ${phase}`),
    );
    expect(without).toEqual(['remedy Confirming']);
  });

  it('does not take two kinds of one name', () => {
    expect(() => new RunKinds([...KINDS.all, KINDS.all[0]])).toThrow(
      /one name/,
    );
  });

  it('knows each by resource type and action of its permission alone', () => {
    const pairs = KINDS.all.map(({ permission }) =>
      'resourceType' in permission
        ? `${permission.resourceType} ${permission.attributes.action}`
        : permission.name,
    );
    expect(new Set(pairs).size).toBe(KINDS.all.length);
  });
});
