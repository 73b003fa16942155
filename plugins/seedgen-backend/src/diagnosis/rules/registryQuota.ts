import { newRun, person } from '../commands';
import { bySigns } from '../match';
import type { Rule } from '../types';

/** Quay: `Quota has been exceeded on namespace`. */
export const registryQuota: Rule = {
  id: 'registry-quota',
  cause: 'The registry has no room for the image',
  explanation:
    'A seed is one layer of many gigabytes; the registry refuses it once the quota of the namespace, or its own storage, has no room for it.',
  match: bySigns({ codes: ['RegistryQuotaExceeded', 'RegistryStorageFull'] }),
  remedies: ({ image }) => [
    person(
      'Make room in the registry',
      `Raise the quota for ${
        image ?? 'the repository'
      }, or delete seeds that no cluster needs any more and collect the registry’s garbage.`,
    ),
    newRun,
  ],
};
