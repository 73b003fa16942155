import type {
  Certainty,
  Diagnosis,
} from '@seedgen/backstage-plugin-seedgen-common';
import { RULES } from './rules';
import type { Rule, Symptoms } from './types';

const ORDER: readonly Certainty[] = ['certain', 'likely', 'possible'];

/**
 * Names the causes that fit the symptoms, the surest first, then in the order of the rules. Pure.
 *
 * What no rule knows has no diagnosis: the list is empty, and nothing is guessed.
 */
export function diagnose(
  symptoms: Symptoms,
  rules: readonly Rule[] = RULES,
): Diagnosis[] {
  return rules
    .flatMap((rule): Diagnosis[] => {
      const match = rule.match(symptoms);
      if (!match) return [];
      const { id, cause, explanation, documentationUrl } = rule;
      return [
        {
          ruleId: id,
          cause,
          explanation,
          ...match,
          remedies: rule.remedies(symptoms.subject),
          ...(documentationUrl && { documentationUrl }),
        },
      ];
    })
    .sort(
      (one, other) =>
        ORDER.indexOf(one.certainty) - ORDER.indexOf(other.certainty),
    );
}
