import type { PreflightCheck } from '@seedgen/backstage-plugin-seedgen-node';
import { CheckRegistry } from './CheckRegistry';
import { CHECKS } from './checks';

const check = (over: Partial<PreflightCheck> = {}): PreflightCheck => ({
  id: 'acme-window',
  title: 'Window is open',
  severity: 'blocks',
  kinds: ['generate'],
  run: async () => ({ status: 'pass', message: 'ok' }),
  ...over,
});

describe('the checks that modules add', () => {
  it('stand after the built-in ones, in the order in which they were added', () => {
    const registry = new CheckRegistry();
    registry.add(check({ id: 'acme-b' }), check({ id: 'acme-a' }));
    expect(registry.all.map(({ id }) => id)).toEqual([
      ...CHECKS.map(({ id }) => id),
      'acme-b',
      'acme-a',
    ]);
  });

  it.each([
    ['of a built-in check', 'api-reachable'],
    ['of another module', 'acme-window'],
  ])('are refused with the id %s', (_, id) => {
    const registry = new CheckRegistry();
    registry.add(check());
    expect(() => registry.add(check({ id }))).toThrow(
      `PreflightCheckDuplicate: There is a preflight check with the id '${id}' already.`,
    );
  });

  it.each<[string, any]>([
    ["'Not Kebab'", check({ id: 'Not Kebab' })],
    ['check.title', check({ title: '' })],
    ['check.kinds', check({ kinds: [] })],
    ['check.severity', check({ severity: 'fatal' as any })],
    ['check.severity', check({ severity: { generate: 'blocks' } as any })],
    ['check.timeLimitMs', check({ timeLimitMs: 0 })],
    ['check.run', check({ run: undefined as any })],
    ['without an id', undefined],
  ])('are refused when incomplete, naming %s', (named, incomplete) => {
    const registry = new CheckRegistry();
    expect(() => registry.add(incomplete)).toThrow(/^PreflightCheckInvalid: /);
    expect(() => registry.add(incomplete)).toThrow(named);
    expect(registry.all).toEqual(CHECKS);
  });
});
