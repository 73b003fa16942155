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
  const parts: string[] = [];
  let start = 0;
  let inside = false;
  for (let at = 0; at <= text.length; at += 1) {
    if (text[at] === '(') {
      inside = true;
    } else if (text[at] === ')') {
      inside = false;
    } else if (at === text.length || (text[at] === ',' && !inside)) {
      parts.push(text.slice(start, at).trim());
      start = at + 1;
    }
  }
  if (parts.length > 1 && parts.includes('')) {
    throw unparsable(text, "found ',', expected: identifier");
  }
  return parts.filter(Boolean);
}

const KEY = /^[A-Za-z0-9](?:[-A-Za-z0-9_./]*[A-Za-z0-9])?$/;
const VALUE = /^(?:[A-Za-z0-9](?:[-A-Za-z0-9_.]*[A-Za-z0-9])?)?$/;

function parseRequirement(text: string): (labels: Labels) => boolean {
  const set = readSet(text);
  if (set) {
    const { key, values } = set;
    return set.operator === 'in'
      ? labels => key in labels && values.includes(labels[key])
      : labels => !(key in labels) || !values.includes(labels[key]);
  }
  const operator = /==|!=|=|>|</.exec(text.slice(1))?.[0];
  if (operator) {
    const at = text.indexOf(operator, 1);
    const key = requireKey(text.slice(0, at).trim(), text);
    const value = requireValue(text.slice(at + operator.length).trim(), text);
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
  const not = text.startsWith('!');
  const key = requireKey(not ? text.slice(1).trim() : text, text);
  return not ? labels => !(key in labels) : labels => key in labels;
}

/** `key in (a,b)` and `key notin (a,b)`; undefined for any other requirement. */
function readSet(text: string) {
  const open = text.indexOf('(');
  if (open < 0 || text.indexOf(')') !== text.length - 1) {
    return undefined;
  }
  const [key, operator, ...rest] = text.slice(0, open).trim().split(/\s+/);
  if (rest.length > 0 || !['in', 'notin'].includes(operator)) {
    return undefined;
  }
  return {
    key: requireKey(key, text),
    operator,
    values: text
      .slice(open + 1, -1)
      .split(',')
      .map(each => requireValue(each.trim(), text)),
  };
}

function requireKey(key: string, requirement: string): string {
  if (!KEY.test(key)) {
    throw unparsable(
      requirement,
      `couldn't parse the requirement '${requirement}'`,
    );
  }
  return key;
}

function requireValue(value: string, requirement: string): string {
  if (!VALUE.test(value)) {
    throw unparsable(requirement, `invalid label value: "${value}"`);
  }
  return value;
}

function unparsable(text: string, problem: string) {
  return badRequest(`unable to parse requirement: ${problem} in '${text}'`);
}
