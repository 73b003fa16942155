import semver from 'semver';
import type { Check } from '../check';
import { fail, notApplicable, pass, unreadable } from '../outcomes';
import { OADP_NAMESPACE, oadpVersions } from './oadp';

const LOOKED_AT = `ClusterServiceVersion oadp-operator.* in ${OADP_NAMESPACE}`;
const MINIMUM = '1.3.1';

/** OADP, where it is installed, is one that Lifecycle Agent accepts. */
export const oadpVersion: Check = {
  id: 'oadp-version',
  title: `OADP is ${MINIMUM} or later`,
  severity: 'blocks',
  kinds: ['generate'],
  async run({ cluster }) {
    const read = await oadpVersions(cluster);
    if (!read.ok) return unreadable(read.failure, LOOKED_AT);
    const names = read.value.map(({ metadata }) => metadata.name);
    if (names.length === 0) {
      return notApplicable('OADP is not installed, which is accepted.');
    }
    const versions = names
      .map(name => semver.coerce(name.slice('oadp-operator.'.length)))
      .filter(version => version !== null);
    if (versions.some(version => semver.gte(version, MINIMUM))) {
      return pass(`${names.join(', ')} is installed.`, {
        lookedAt: LOOKED_AT,
        found: names.join(', '),
        wanted: `>= ${MINIMUM}`,
      });
    }
    return fail({
      lookedAt: LOOKED_AT,
      found: names.join(', '),
      wanted: `>= ${MINIMUM}`,
      reasonCode: 'OADPTooOld',
      message: `Rejected: Cluster must have OADP version >= ${MINIMUM}`,
      remedy: 'Upgrade the OADP operator.',
    });
  },
};
