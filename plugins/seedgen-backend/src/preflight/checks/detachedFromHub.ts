import type { Check, CheckContext } from '../check';
import { DOCUMENTATION, fail, pass, unreadable } from '../outcomes';

const CRD = 'klusterlets.operator.open-cluster-management.io';
const LOOKED_AT = `CustomResourceDefinition ${CRD}`;

/** No hub manages the cluster: what Lifecycle Agent goes by is the klusterlet's CRD. */
export const detachedFromHub: Check = {
  id: 'detached-from-hub',
  decides: 'each-look',
  title: 'Cluster is detached from its hub',
  severity: 'blocks',
  kinds: ['generate'],
  async run(context) {
    const read = await context.cluster.get('CustomResourceDefinition', CRD);
    if (!read.ok && read.failure.code === 'not-found') {
      return pass('No hub manages the cluster.', {
        lookedAt: LOOKED_AT,
        found: 'absent',
        wanted: 'absent',
      });
    }
    if (!read.ok) return unreadable(read.failure, LOOKED_AT);
    return fail({
      lookedAt: LOOKED_AT,
      found: 'present',
      wanted: 'absent',
      reasonCode: 'KlusterletPresent',
      message: `Rejected: Cluster must be detached from hub prior to seed generation${await hubText(
        context,
      )}`,
      remedy:
        'Copy the admin kubeconfig first, since the hub deletes it with the namespace of the cluster. Remove the cluster from Git where it is managed by GitOps, then delete its ManagedCluster on the hub while it is available, and wait until the klusterlet is gone.',
      documentationUrl: DOCUMENTATION.seed,
    });
  },
};

/** Which hub that is, where one is configured; nothing if it does not say. */
async function hubText({ hub, subject }: CheckContext) {
  if (!hub) return '';
  const managed = await hub.get('ManagedCluster', subject.cluster);
  return managed.ok
    ? ` (hub '${hub.name}' manages it as ManagedCluster '${subject.cluster}')`
    : '';
}
