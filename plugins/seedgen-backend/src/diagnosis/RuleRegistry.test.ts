import type { DiagnosisRule } from '@seedgen/backstage-plugin-seedgen-node';
import { RuleRegistry } from './RuleRegistry';
import { RULES } from './rules';

const rule = (over: Partial<DiagnosisRule> = {}): DiagnosisRule => ({
  id: 'acme-firewall',
  cause: 'The firewall is closed',
  explanation: 'Nothing gets through.',
  match: () => undefined,
  remedies: () => [],
  ...over,
});

describe('the rules that modules add', () => {
  it('stand after the built-in ones, in the order in which they were added', () => {
    const registry = new RuleRegistry();
    registry.add(rule({ id: 'acme-b' }), rule({ id: 'acme-a' }));
    expect(registry.all.map(({ id }) => id)).toEqual([
      ...RULES.map(({ id }) => id),
      'acme-b',
      'acme-a',
    ]);
  });

  it.each([
    ['of a built-in rule', 'push-unauthorized'],
    ['of another module', 'acme-firewall'],
  ])('are refused with the id %s', (_, id) => {
    const registry = new RuleRegistry();
    registry.add(rule());
    expect(() => registry.add(rule({ id }))).toThrow(
      `DiagnosisRuleDuplicate: There is a diagnosis rule with the id '${id}' already.`,
    );
  });

  it.each<[string, any]>([
    ["'Not Kebab'", rule({ id: 'Not Kebab' })],
    ['rule.cause', rule({ cause: '' })],
    ['rule.cause', rule({ cause: 'x'.repeat(201) })],
    ['rule.explanation', rule({ explanation: undefined as any })],
    ['rule.documentationUrl', rule({ documentationUrl: 'ftp://acme.example' })],
    ['rule.match', rule({ match: undefined as any })],
    ['rule.remedies', rule({ remedies: 'none' as any })],
    ['without an id', undefined],
  ])('are refused when incomplete, naming %s', (named, incomplete) => {
    const registry = new RuleRegistry();
    expect(() => registry.add(incomplete)).toThrow(/^DiagnosisRuleInvalid: /);
    expect(() => registry.add(incomplete)).toThrow(named);
    expect(registry.all).toEqual(RULES);
  });
});
