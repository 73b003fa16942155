import semver from 'semver';
import type { Check } from '../check';
import { versionOf } from '../clusterFacts';
import { fail, pass, unreadable } from '../outcomes';

const LOOKED_AT = 'ClusterVersion version';
const MINIMUM = '4.14.7';

/** The release has what Lifecycle Agent needs of ostree. */
export const releaseSupported: Check = {
  id: 'release-supported',
  decides: 'some-looks',
  title: `OpenShift is ${MINIMUM} or later`,
  severity: 'blocks',
  kinds: ['generate'],
  async run({ cluster }) {
    const read = await cluster.get('ClusterVersion', 'version');
    if (!read.ok) return unreadable(read.failure, LOOKED_AT);
    const found = versionOf(read.value);
    const release = semver.parse(found ?? '');
    if (!release) {
      return {
        status: 'unknown',
        lookedAt: LOOKED_AT,
        reasonCode: 'VersionUnknown',
        message: 'The cluster does not say its version.',
        remedy: 'See oc get clusterversion.',
      };
    }
    if (semver.gte(release, MINIMUM)) {
      return pass(`The release is ${found}.`, {
        lookedAt: LOOKED_AT,
        found,
        wanted: `>= ${MINIMUM}`,
      });
    }
    return fail({
      lookedAt: LOOKED_AT,
      found,
      wanted: `>= ${MINIMUM}`,
      reasonCode: 'ReleaseTooOld',
      message:
        'Rejected: Installed release does not support "ostree admin set-default" feature',
      remedy: `Upgrade the cluster to ${MINIMUM} or later.`,
    });
  },
};
