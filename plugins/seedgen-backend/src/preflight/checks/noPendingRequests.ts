import type { Check } from '../check';
import { conditionStatus } from '../clusterFacts';
import { pass, someOf, unreadable, warn } from '../outcomes';

const LOOKED_AT = 'CertificateSigningRequests';

/** Every certificate signing request is approved; one that was denied counts as little as a pending one. */
export const noPendingRequests: Check = {
  id: 'no-pending-certificate-requests',
  title: 'Certificate signing requests are approved',
  severity: 'warns',
  kinds: ['generate'],
  async run({ cluster }) {
    const read = await cluster.list('CertificateSigningRequest');
    if (!read.ok) return unreadable(read.failure, LOOKED_AT);
    const pending = read.value.filter(
      request => conditionStatus(request, 'Approved') !== 'True',
    );
    if (pending.length === 0) {
      return pass('All are approved.', {
        lookedAt: LOOKED_AT,
        found: `${read.value.length} approved`,
        wanted: 'all approved',
      });
    }
    const [first, ...others] = pending.map(({ metadata }) => metadata.name);
    return warn({
      lookedAt: LOOKED_AT,
      found: someOf([first, ...others]),
      wanted: 'all approved',
      reasonCode: 'CertificateRequestsPending',
      message: `certificateSigningRequest (csr) ${first} not yet approved${
        others.length > 0 ? `, nor ${someOf(others)}` : ''
      }`,
      remedy:
        'Lifecycle Agent waits for it, without limit. Look at it, and approve it: oc adm certificate approve NAME. One that was denied has to be deleted: oc delete csr NAME',
    });
  },
};
