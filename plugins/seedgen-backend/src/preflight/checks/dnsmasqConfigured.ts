import type { KubernetesObject } from '../../clusters/types';
import type { Check } from '../check';
import { fail, pass, unreadable } from '../outcomes';

const MACHINE_CONFIG = '50-master-dnsmasq-configuration';
const SCRIPT = '/usr/local/bin/dnsmasq_config.sh';
const LOOKED_AT = `MachineConfigs with ${SCRIPT}`;

/** The node resolves its own names by dnsmasq, as an upgrade from the seed needs. */
export const dnsmasqConfigured: Check = {
  id: 'dnsmasq-configured',
  title: 'dnsmasq is configured',
  severity: 'blocks',
  kinds: ['generate'],
  async run({ cluster }) {
    const read = await cluster.list('MachineConfig');
    if (!read.ok) return unreadable(read.failure, LOOKED_AT);
    const found = read.value.find(
      object =>
        isForNode(object) &&
        (object.metadata.name === MACHINE_CONFIG || hasScript(object)),
    );
    if (found) {
      return pass(`MachineConfig ${found.metadata.name} configures it.`, {
        lookedAt: LOOKED_AT,
        found: found.metadata.name,
        wanted: `MachineConfig ${MACHINE_CONFIG}`,
      });
    }
    return fail({
      lookedAt: LOOKED_AT,
      found: 'none',
      wanted: `MachineConfig ${MACHINE_CONFIG}`,
      reasonCode: 'DnsmasqMissing',
      message: 'Rejected due to system missing dnsmasq config required for IBU',
      remedy: `Clusters of the Assisted Installer have it. Apply the MachineConfig ${MACHINE_CONFIG} to this one; the node reboots.`,
    });
  },
};

/** What was rendered before is kept for a while, and says nothing of now. */
function isForNode({ metadata }: KubernetesObject): boolean {
  const role = metadata.labels?.['machineconfiguration.openshift.io/role'];
  return (
    !metadata.name.startsWith('rendered-') &&
    (role === undefined || role === 'master')
  );
}

function hasScript({ spec }: KubernetesObject): boolean {
  const files: unknown = spec?.config?.storage?.files;
  return Array.isArray(files) && files.some(file => file?.path === SCRIPT);
}
