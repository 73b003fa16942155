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
 * What no rule knows has no diagnosis: the list is empty, and nothing is guessed. A rule that
 * throws is told of and left out, and stops no other.
 */
export function diagnose(
  symptoms: Symptoms,
  rules: readonly Rule[] = RULES,
  onFailure: (ruleId: string, error: unknown) => void = () => {},
): Diagnosis[] {
  return rules
    .flatMap(rule => {
      try {
        return diagnosisBy(rule, symptoms);
      } catch (error) {
        onFailure(rule.id, error);
        return [];
      }
    })
    .sort(
      (one, other) =>
        ORDER.indexOf(one.certainty) - ORDER.indexOf(other.certainty),
    );
}

function diagnosisBy(rule: Rule, symptoms: Symptoms): Diagnosis[] {
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
}
