import { isDeepStrictEqual } from 'node:util';
import { addressFamily, isRequestUri, isStrictNetwork } from './addresses';
import type { Rule, RulePattern } from './ruleTable';
import { matchesPattern } from './validateScalars';

const hasField = (value: any, field: string) => value?.[field] !== undefined;

/** Two addresses must be one of each family; one by itself, or what is none, is not judged here. */
const ofTwoFamilies = (self: string[]) => {
  const [first, second] = self.map(addressFamily);
  return self.length !== 2 || !first || !second || first !== second;
};
const includes = (list: unknown[], item: unknown) =>
  list.some(each => isDeepStrictEqual(each, item));

const regionFor =
  (zone: string, region: string): Rule =>
  self =>
    self.zoneAffinity?.type !== zone || self.regionAffinity?.type === region;

/** What CEL says of a field that it needs and that is missing. */
export class MissingKey extends Error {
  constructor(key: string) {
    super(`no such key: ${key}`);
  }
}

function required(self: any, key: string): any {
  if (!hasField(self, key)) {
    throw new MissingKey(key);
  }
  return self[key];
}

/** Rules of the kinds of `config.openshift.io` and `machineconfiguration.openshift.io`. */
export const openShiftRules: RulePattern[] = [
  {
    pattern: /^isIP\(self\)$/,
    build: () => self => addressFamily(self) !== undefined,
  },
  { pattern: /^isCIDR\(self\)$/, build: () => isStrictNetwork },
  { pattern: /^isURL\(self\)$/, build: () => isRequestUri },
  {
    pattern: /^!format\.dns1123Subdomain\(\)\.validate\(self\)\.hasValue\(\)$/,
    build: () => (self: string) =>
      self.length <= 253 &&
      self
        .split('.')
        .every(label => /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$/.test(label)),
  },
  {
    pattern:
      /^size\(self\)==2&&isIP\(self\[0\]\)&&isIP\(self\[1\]\)\?ip\(self\[0\]\)\.family\(\)!=ip\(self\[1\]\)\.family\(\):true$/,
    build: () => ofTwoFamilies,
  },
  {
    pattern:
      /^self==oldSelf\|\|\(size\(self\)==2&&isIP\(self\[0\]\)&&isIP\(self\[1\]\)\?ip\(self\[0\]\)\.family\(\)!=ip\(self\[1\]\)\.family\(\):true\)$/,
    build: () => (self, oldSelf) =>
      isDeepStrictEqual(self, oldSelf) || ofTwoFamilies(self),
  },
  {
    pattern: /^self\.all\(x,self\.exists_one\(y,x==y\)\)$/,
    build: () => (self: unknown[]) => new Set(self).size === self.length,
  },
  {
    pattern: /^self\.all\(x,self\.exists_one\(y,y\.(\w+)==x\.\1\)\)$/,
    build: field => (self: any[]) =>
      new Set(self.map(each => each[field])).size === self.length,
  },
  {
    pattern: /^self\.all\(x,xinoldSelf\)&&oldSelf\.all\(x,xinself\)$/,
    build: () => (self: unknown[], oldSelf: unknown[]) =>
      self.every(each => includes(oldSelf, each)) &&
      oldSelf.every(each => includes(self, each)),
  },
  {
    pattern:
      /^!has\(oldSelf\.(\w+)\)&&!has\(self\.\1\)\|\|has\(oldSelf\.\1\)&&has\(self\.\1\)$/,
    build: field => (self, oldSelf) =>
      hasField(self, field) === hasField(oldSelf, field),
  },
  {
    pattern: /^has\(self\.(\w+)\)==has\(oldSelf\.\1\)$/,
    build: field => (self, oldSelf) =>
      hasField(self, field) === hasField(oldSelf, field),
  },
  {
    pattern:
      /^\(has\(self\.(\w+)\)==has\(oldSelf\.\1\)\)\|\|\(!has\(oldSelf\.\1\)&&self\.\1!="(\w+)"\)$/,
    build: (field, value) => (self, oldSelf) =>
      hasField(self, field) === hasField(oldSelf, field) ||
      (!hasField(oldSelf, field) && self[field] !== value),
  },
  {
    pattern:
      /^has\(self\.(\w+)\)&&self\.\1=='(\w+)'\?has\(self\.(\w+)\):!has\(self\.\3\)$/,
    build: (field, value, other) => self =>
      (self[field] === value) === hasField(self, other),
  },
  {
    pattern:
      /^has\(self\.(\w+)\)&&self\.\1!='(\w+)'\?!has\(self\.(\w+)\):true$/,
    build: (field, value, other) => self =>
      !hasField(self, field) || self[field] === value || !hasField(self, other),
  },
  {
    pattern: /^has\(self\.(\w+)\)\?!has\(self\.(\w+)\):true$/,
    build: (field, other) => self =>
      !hasField(self, field) || !hasField(self, other),
  },
  {
    pattern:
      /^has\(self\.zoneAffinity\)&&self\.zoneAffinity\.type=='(\w+)'\?has\(self\.regionAffinity\)&&self\.regionAffinity\.type=='(\w+)':true$/,
    build: regionFor,
  },
  {
    pattern:
      /^!self\.startsWith\('([\w-]+)'\)&&!self\.startsWith\('([\w-]+)'\)$/,
    build: (first, second) => (self: string) =>
      !self.startsWith(first) && !self.startsWith(second),
  },
  {
    // Infrastructure: vSphere that comes after the installation has one center.
    pattern:
      /^!has\(oldSelf\.vsphere\)&&has\(self\.vsphere\)\?\(has\(self\.vsphere\.vcenters\)&&size\(self\.vsphere\.vcenters\)<2\):true$/,
    build: () => (self, oldSelf) =>
      hasField(oldSelf, 'vsphere') ||
      !hasField(self, 'vsphere') ||
      (hasField(self.vsphere, 'vcenters') && self.vsphere.vcenters.length < 2),
  },
  {
    pattern:
      /^has\(self\.(\w+)\)&&has\(self\.(\w+)\)\?\(self\.\1==""\|\|self\.\2==""\):true$/,
    build: (first, second) => self =>
      !hasField(self, first) ||
      !hasField(self, second) ||
      self[first] === '' ||
      self[second] === '',
  },
  {
    pattern: /^has\(self\.(\w+)\)&&self\.\1!=""\?self\.(\w+)!="":true$/,
    build: (field, other) => self =>
      !self[field] || required(self, other) !== '',
  },
  {
    // ClusterVersion: one optional part needs another one.
    pattern:
      /^has\(self\.spec\.capabilities\)&&has\(self\.spec\.capabilities\.additionalEnabledCapabilities\)&&self\.spec\.capabilities\.baselineCapabilitySet=='None'&&'(\w+)'inself\.spec\.capabilities\.additionalEnabledCapabilities\?'(\w+)'inself\.spec\.capabilities\.additionalEnabledCapabilities\|\|\(has\(self\.status\)&&has\(self\.status\.capabilities\)&&has\(self\.status\.capabilities\.enabledCapabilities\)&&'\2'inself\.status\.capabilities\.enabledCapabilities\):true$/,
    build: (part, needed) => self => {
      const { capabilities } = self.spec;
      const added: string[] | undefined =
        capabilities?.additionalEnabledCapabilities;
      // In CEL what is false ends a conjunction, wherever a key is missing in it.
      if (
        !added?.includes(part) ||
        required(capabilities, 'baselineCapabilitySet') !== 'None'
      ) {
        return true;
      }
      const enabled: string[] =
        self.status?.capabilities?.enabledCapabilities ?? [];
      return added.includes(needed) || enabled.includes(needed);
    },
  },
];

/** `self.matches('…')`, of which blanks are part. */
export function matchingRule(text: string): Rule | undefined {
  const start = "self.matches('";
  if (!text.startsWith(start) || !text.endsWith("')")) {
    return undefined;
  }
  const pattern = text.slice(start.length, -2).split('\\\\').join('\\');
  return (self: string) => matchesPattern({ pattern }, self);
}
