import { badRequest } from '../statusError';

type Labels = Record<string, string>;
export type LabelMatcher = (labels: Labels | undefined) => boolean;

/**
 * Parses a label selector: `a=b`, `a==b`, `a!=b`, `a`, `!a`, `a in (b,c)`, `a notin (b,c)`,
 * `a>1`, `a<1`, joined by commas.
 */
export function parseLabelSelector(text: string | null): LabelMatcher {
  if (!text?.trim()) {
    return () => true;
  }
  const matchers = splitRequirements(text).map(parseRequirement);
  return labels => matchers.every(matches => matches(labels ?? {}));
}

/** Commas inside of parentheses separate values, not requirements. */
function splitRequirements(text: string): string[] {
  return text
    .split(/,(?![^(]*\))/)
    .map(each => each.trim())
    .filter((each, _, all) => {
      if (each === '' && all.length > 1) {
        throw unparsable(text, "found ',', expected: identifier");
      }
      return each !== '';
    });
}

const KEY = '[A-Za-z0-9]([-A-Za-z0-9_./]*[A-Za-z0-9])?';
const VALUE = '([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?';

const setBased = new RegExp(`^(${KEY})\\s+(in|notin)\\s*\\(([^)]*)\\)$`);
const equality = new RegExp(`^(${KEY})\\s*(==|=|!=|>|<)\\s*(.*)$`);
const existence = new RegExp(`^(!?)\\s*(${KEY})$`);

function parseRequirement(text: string): (labels: Labels) => boolean {
  const set = setBased.exec(text);
  if (set) {
    const [, key, , operator, list] = set;
    const values = list.split(',').map(each => requireValue(each.trim(), text));
    return operator === 'in'
      ? labels => key in labels && values.includes(labels[key])
      : labels => !(key in labels) || !values.includes(labels[key]);
  }
  const comparison = equality.exec(text);
  if (comparison) {
    const [, key, , operator, right] = comparison;
    const value = requireValue(right.trim(), text);
    switch (operator) {
      case '!=':
        return labels => labels[key] !== value;
      case '>':
        return labels => key in labels && Number(labels[key]) > Number(value);
      case '<':
        return labels => key in labels && Number(labels[key]) < Number(value);
      default:
        return labels => labels[key] === value;
    }
  }
  const exists = existence.exec(text);
  if (exists) {
    const [, not, key] = exists;
    return not ? labels => !(key in labels) : labels => key in labels;
  }
  throw unparsable(text, `couldn't parse the requirement '${text}'`);
}

function requireValue(value: string, requirement: string): string {
  if (!new RegExp(`^${VALUE}$`).test(value)) {
    throw unparsable(requirement, `invalid label value: "${value}"`);
  }
  return value;
}

function unparsable(text: string, problem: string) {
  return badRequest(`unable to parse requirement: ${problem} in '${text}'`);
}
