import {
  DOCUMENTATION,
  notApplicable,
  pass,
  unreadable,
  warn,
} from '../outcomes';
import type { Check } from '../check';

const PACKAGE = 'openshift-gitops-operator';
// Where it is since 1.10, and where it was before.
const NAMESPACES = ['openshift-gitops-operator', 'openshift-operators'];

/** OpenShift GitOps is installed on the hub, from which clusters are removed and defined by Git. */
export const hubGitOps: Check = {
  id: 'hub-gitops',
  title: 'OpenShift GitOps is on the hub',
  severity: 'warns',
  kinds: ['generate'],
  async run({ hub }) {
    if (!hub) return notApplicable('No hub is configured for the cluster.');
    const lookedAt = `Subscription ${PACKAGE} on hub ${hub.name}`;
    const reads = await Promise.all(
      NAMESPACES.map(namespace => hub.list('Subscription', namespace)),
    );
    const subscription = reads
      .flatMap(read => (read.ok ? read.value : []))
      .find(({ spec }) => spec?.name === PACKAGE);
    if (!subscription) {
      // Only if all places were seen is it known that there is none.
      for (const read of reads) {
        if (!read.ok) return unreadable(read.failure, lookedAt);
      }
      return warn({
        lookedAt,
        found: 'none',
        wanted: 'installed',
        reasonCode: 'HubOperatorNotInstalled',
        message: `Hub '${hub.name}' has no OpenShift GitOps.`,
        remedy:
          'Install it where clusters of the hub are managed by GitOps; else nothing is to be done.',
        documentationUrl: DOCUMENTATION.operators,
      });
    }
    const installed: string | undefined = subscription.status?.installedCSV;
    if (installed) {
      return pass(`${installed} is installed.`, { lookedAt, found: installed });
    }
    return warn({
      lookedAt,
      found: String(subscription.status?.state ?? 'not installed'),
      wanted: 'installed',
      reasonCode: 'HubOperatorNotReady',
      message: `OpenShift GitOps on hub '${hub.name}' is subscribed to, but not installed.`,
      remedy: `See oc get subscription,csv,installplan -n ${
        subscription.metadata.namespace ?? NAMESPACES[0]
      } on the hub.`,
    });
  },
};
