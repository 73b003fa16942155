import type { Check } from '../check';
import { DOCUMENTATION, fail, pass, unreadable } from '../outcomes';

const PREFIX = 'open-cluster-management-addon-';
const LOOKED_AT = `Namespaces ${PREFIX}*`;

/** Nothing of the hub's add-ons is left. */
export const noHubAddons: Check = {
  id: 'no-hub-addons',
  decides: 'each-look',
  title: 'No add-ons of a hub are left',
  severity: 'blocks',
  kinds: ['generate'],
  async run({ cluster }) {
    const read = await cluster.list('Namespace');
    if (!read.ok) return unreadable(read.failure, LOOKED_AT);
    const names = read.value
      .map(({ metadata }) => metadata.name)
      .filter(name => name.startsWith(PREFIX))
      .sort();
    if (names.length === 0) {
      return pass('There is none.', {
        lookedAt: LOOKED_AT,
        found: 'none',
        wanted: 'none',
      });
    }
    return fail({
      lookedAt: LOOKED_AT,
      found: names.join(', '),
      wanted: 'none',
      reasonCode: 'HubAddonsPresent',
      message: `Rejected due to presence of ACM addon(s): ${names.join(', ')}`,
      remedy:
        'Detach the cluster from its hub and wait until these namespaces are gone.',
      documentationUrl: DOCUMENTATION.seed,
    });
  },
};
