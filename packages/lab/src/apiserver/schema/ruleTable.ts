import { isDeepStrictEqual } from 'node:util';
import { matchingRule, openShiftRules } from './openShiftRules';

/** A rule of `x-kubernetes-validations` as a function; false means that the object is invalid. */
export type Rule = (self: any, oldSelf: any) => boolean;

export interface RulePattern {
  pattern: RegExp;
  build: (...parts: string[]) => Rule;
}

type Comparison = (left: any, right: any) => boolean;

const comparisons: Record<string, Comparison> = {
  '==': isDeepStrictEqual,
  '!=': (left, right) => !isDeepStrictEqual(left, right),
  '>=': (left, right) => left >= right,
  '<=': (left, right) => left <= right,
  '>': (left, right) => left > right,
  '<': (left, right) => left < right,
};

/**
 * There is no engine for CEL here. These are the rules that the kinds of the lab use, compared
 * without white space; another rule is refused when its kind is registered, never ignored.
 */
const patterns: RulePattern[] = [
  {
    pattern: /^self==oldSelf$|^oldSelf==self$/,
    build: () => (self, oldSelf) => isDeepStrictEqual(self, oldSelf),
  },
  {
    pattern: /^oldSelf=='(\w*)'\|\|self==oldSelf$/,
    build: unset => (self, oldSelf) => oldSelf === unset || self === oldSelf,
  },
  {
    pattern: /^self\.metadata\.name=='([^']*)'$/,
    build: name => self => self.metadata?.name === name,
  },
  {
    pattern: /^size\(self\.metadata\.name\)(<=|<|>=|>)(\d+)$/,
    build: (operator, size) => self =>
      comparisons[operator](self.metadata.name.length, Number(size)),
  },
  {
    pattern: /^self\.(\w+)(==|!=|<=|>=|<|>)self\.(\w+)$/,
    build: (left, operator, right) => self =>
      comparisons[operator](self[left], self[right]),
  },
  {
    pattern: /^self>=oldSelf\|\|\(self==0&&oldSelf>0\)$/,
    build: () => (self, oldSelf) =>
      self >= oldSelf || (self === 0 && oldSelf > 0),
  },
  {
    pattern: /^oldSelf\.all\((\w+),\1inself\)$/,
    build: () => (self: unknown[], oldSelf: unknown[]) =>
      oldSelf.every(old => self.some(each => isDeepStrictEqual(each, old))),
  },
  {
    pattern: /^has\(self\.(\w+)\)$/,
    build: field => self => self[field] !== undefined,
  },
  {
    pattern: /^!has\(oldSelf\.(\w+)\)\|\|has\(self\.\1\)$/,
    build: field => (self, oldSelf) =>
      oldSelf[field] === undefined || self[field] !== undefined,
  },
  {
    // ImageBasedUpgrade: the field is frozen unless the upgrade is idle, or goes back to Idle.
    pattern:
      /^!has\(oldSelf\.status\)\|\|oldSelf\.status\.conditions\.exists\(c,c\.type=='Idle'&&c\.status=='True'\)\|\|self\.spec\.stage=='Idle'\|\|has\(oldSelf\.spec\.(\w+)\)&&has\(self\.spec\.\1\)&&oldSelf\.spec\.\1==self\.spec\.\1\|\|!has\(self\.spec\.\1\)&&!has\(oldSelf\.spec\.\1\)$/,
    build: field => (self, oldSelf) =>
      oldSelf.status === undefined ||
      (oldSelf.status.conditions ?? []).some(
        (each: any) => each.type === 'Idle' && each.status === 'True',
      ) ||
      self.spec?.stage === 'Idle' ||
      isDeepStrictEqual(self.spec?.[field], oldSelf.spec?.[field]),
  },
  {
    // ImageBasedUpgrade: the stage changes only to one that the status allows.
    pattern:
      /^!has\(oldSelf\.status\)\|\|has\(oldSelf\.status\.validNextStages\)&&self\.spec\.stageinoldSelf\.status\.validNextStages\|\|has\(oldSelf\.spec\.stage\)&&has\(self\.spec\.stage\)&&oldSelf\.spec\.stage==self\.spec\.stage$/,
    build: () => (self, oldSelf) =>
      oldSelf.status === undefined ||
      (oldSelf.status.validNextStages ?? []).includes(self.spec?.stage) ||
      (oldSelf.spec?.stage !== undefined &&
        oldSelf.spec.stage === self.spec?.stage),
  },
];

/** The function for a rule's text, `undefined` where the lab does not know the rule. */
export function findRule(text: string): Rule | undefined {
  const compact = text.replace(/\s+/g, '');
  for (const { pattern, build } of [...patterns, ...openShiftRules]) {
    const match = pattern.exec(compact);
    if (match) {
      return build(...match.slice(1));
    }
  }
  return matchingRule(text);
}

/** A rule that compares with the state before; such a rule does not hold for new values. */
export function isTransitionRule(text: string): boolean {
  return /\boldSelf\b/.test(text);
}
