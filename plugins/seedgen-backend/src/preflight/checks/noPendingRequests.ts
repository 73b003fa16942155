import type { KubernetesObject } from '../../clusters/types';
import type { Check } from '../check';
import { conditionStatus } from '../clusterFacts';
import { pass, someOf, unreadable, warn } from '../outcomes';

const LOOKED_AT = 'CertificateSigningRequests';

/** No certificate signing request waits for an answer. */
export const noPendingRequests: Check = {
  id: 'no-pending-certificate-requests',
  title: 'No certificate signing request is pending',
  severity: 'warns',
  kinds: ['generate'],
  async run({ cluster }) {
    const read = await cluster.list('CertificateSigningRequest');
    if (!read.ok) return unreadable(read.failure, LOOKED_AT);
    const pending = read.value.filter(isPending);
    if (pending.length === 0) {
      return pass('None is pending.', { lookedAt: LOOKED_AT });
    }
    const names = pending.map(({ metadata }) => metadata.name);
    return warn({
      lookedAt: LOOKED_AT,
      found: someOf(names),
      wanted: 'none pending',
      reasonCode: 'CertificateRequestsPending',
      message: `certificateSigningRequest (csr) ${someOf(
        names,
      )} not yet approved`,
      remedy:
        'Lifecycle Agent waits for it, without limit. Look at it, and approve or deny it: oc adm certificate approve NAME',
    });
  },
};

function isPending(request: KubernetesObject): boolean {
  return !['Approved', 'Denied', 'Failed'].some(
    type => conditionStatus(request, type) === 'True',
  );
}
