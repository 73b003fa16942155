import type {
  Certainty,
  DiagnosisEvidence,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { Words } from '../text';
import type { Match, Rule, Statement, Symptoms } from './types';

/** The most that is shown for one cause; more of the same proves nothing more. */
const MOST_EVIDENCE = 3;

/** Which statements a cause is known by. */
export interface Signs {
  codes?: readonly string[];
  /** Words that tell it from other causes with the same code, or that have no code. */
  said?: Words;
}

/** The statements that bear the signs: one of the codes and, where words are given, the words. */
export function find(
  { statements }: Symptoms,
  { codes, said }: Signs,
): Statement[] {
  return statements.filter(
    ({ code, text }) =>
      (!codes || (code !== undefined && codes.includes(code))) &&
      (!said || said.test(text)),
  );
}

/**
 * Statements as evidence, at most three. What the run itself says is left out where somebody else
 * was heard, for it only repeats that.
 */
export function evidenceOf(found: readonly Statement[]): DiagnosisEvidence[] {
  const firstHand = found.filter(({ source }) => source !== 'run');
  const texts = new Set<string>();
  return (firstHand.length > 0 ? firstHand : found)
    .filter(({ text }) => !texts.has(text) && texts.add(text))
    .slice(0, MOST_EVIDENCE)
    .map(({ source, text, at }) => ({ source, text, ...(at && { at }) }));
}

/** A match if anything was found. */
export function matchOf(
  found: readonly Statement[],
  certainty: Certainty,
): Match | undefined {
  return found.length > 0
    ? { certainty, evidence: evidenceOf(found) }
    : undefined;
}

/** For a cause that its signs give away. */
export function bySigns(
  signs: Signs,
  certainty: Certainty = 'certain',
): Rule['match'] {
  return symptoms => matchOf(find(symptoms, signs), certainty);
}
