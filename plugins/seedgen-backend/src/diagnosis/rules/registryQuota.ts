import { newRun, person } from '../commands';
import { bySigns } from '../match';
import type { Rule } from '../types';

/** Quay: `Quota has been exceeded on namespace`. */
export const registryQuota: Rule = {
  id: 'registry-quota',
  cause: 'The registry’s quota is used up',
  explanation:
    'A seed is one layer of many gigabytes; the registry refuses it once the namespace has no room for it.',
  match: bySigns({ codes: ['RegistryQuotaExceeded'] }),
  remedies: ({ image }) => [
    person(
      'Make room in the registry',
      `Raise the quota for ${
        image ?? 'the repository'
      }, or delete seeds that no cluster needs any more.`,
    ),
    newRun,
  ],
};
