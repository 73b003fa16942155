import { InputError } from '@backstage/errors';
import { z } from 'zod';
import { moduleRule } from './moduleRule';
import { RULES } from './rules';
import type { Rule } from './types';

const pure = z.custom(
  value => typeof value === 'function',
  'is not a function',
);

// What a module says is shown, hence short, and a link only to where a link may lead.
const ruleSchema = z.object({
  id: z
    .string()
    .max(100)
    .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'is not kebab-case'),
  cause: z.string().min(1).max(200),
  explanation: z.string().min(1).max(2_000),
  documentationUrl: z
    .string()
    .max(2_000)
    .regex(/^https?:\/\//, 'does not begin with https://')
    .optional(),
  match: pure,
  remedies: pure,
});

/** The built-in rules, and those that modules add. */
export class RuleRegistry {
  readonly #rules: Rule[];

  constructor(builtIn: readonly Rule[] = RULES) {
    this.#rules = [...builtIn];
  }

  /** In the order in which causes that are equally sure are shown. */
  get all(): readonly Rule[] {
    return this.#rules;
  }

  /**
   * Adds rules of a module.
   *
   * @throws InputError for one that is not complete, or whose id another one has
   */
  add(...added: readonly Rule[]): void {
    for (const rule of added) {
      const parsed = ruleSchema.safeParse(rule);
      if (!parsed.success) {
        const [{ path, message }] = parsed.error.issues;
        throw new InputError(
          `DiagnosisRuleInvalid: The diagnosis rule ${nameOf(
            rule,
          )} of a module is not complete: ${['rule', ...path].join(
            '.',
          )}: ${message}`,
        );
      }
      if (this.#rules.some(({ id }) => id === rule.id)) {
        throw new InputError(
          `DiagnosisRuleDuplicate: There is a diagnosis rule with the id '${rule.id}' already. Give the one of the module an id of its own, such as one that begins with the name of your organization.`,
        );
      }
      this.#rules.push(moduleRule(rule));
    }
  }
}

function nameOf(rule: { id?: unknown } | undefined): string {
  return typeof rule?.id === 'string' ? `'${rule.id}'` : 'without an id';
}
