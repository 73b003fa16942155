import { notApplicable, pass, someOf, unreadable, warn } from '../outcomes';
import type { Check } from '../check';

const CRD = 'sriovnetworknodestates.sriovnetwork.openshift.io';
const LOOKED_AT = 'SriovNetworkNodeStates';

/** The SR-IOV operator, where it is installed, has configured the node. */
export const sriovReady: Check = {
  id: 'sriov-ready',
  title: 'SR-IOV is configured',
  // Lifecycle Agent does not refuse, it waits.
  severity: 'warns',
  kinds: ['generate'],
  async run({ cluster }) {
    const [crd, read] = await Promise.all([
      cluster.get('CustomResourceDefinition', CRD),
      cluster.list('SriovNetworkNodeState'),
    ]);
    if (!crd.ok && crd.failure.code === 'not-found') {
      return notApplicable('The SR-IOV operator is not installed.');
    }
    if (!crd.ok) return unreadable(crd.failure, LOOKED_AT);
    if (!read.ok) return unreadable(read.failure, LOOKED_AT);
    const states = read.value.map(({ metadata, status }) => ({
      name: metadata.name,
      sync: String(status?.syncStatus ?? 'no status'),
      error: status?.lastSyncError as string | undefined,
    }));
    const waiting = states.filter(({ sync }) => sync !== 'Succeeded');
    if (states.length > 0 && waiting.length === 0) {
      return pass('SR-IOV is configured.', {
        lookedAt: LOOKED_AT,
        found: someOf(states.map(({ name, sync }) => `${name}: ${sync}`)),
        wanted: 'syncStatus Succeeded',
      });
    }
    return warn({
      lookedAt: LOOKED_AT,
      found:
        states.length === 0
          ? 'none'
          : someOf(waiting.map(({ name, sync }) => `${name}: ${sync}`)),
      wanted: 'syncStatus Succeeded',
      reasonCode: 'SriovNotReady',
      message:
        states.length === 0
          ? 'no SriovNetworkNodeStates present'
          : `sriovNetworkNodeState not ready${errorsOf(waiting)}`,
      remedy:
        'Lifecycle Agent waits for it, without limit. See the pods in openshift-sriov-network-operator.',
    });
  },
};

function errorsOf(states: readonly { error?: string }[]): string {
  const errors = states.flatMap(({ error }) => (error ? [error] : []));
  return errors.length > 0 ? `: ${errors.join('; ')}` : '';
}
