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
      object => object.metadata.name === MACHINE_CONFIG || hasScript(object),
    );
    if (found) {
      return pass(`MachineConfig ${found.metadata.name} configures it.`, {
        lookedAt: LOOKED_AT,
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

// Rendered ones of earlier times stay, with what was in them.
function hasScript({ metadata, spec }: KubernetesObject): boolean {
  const files: unknown = spec?.config?.storage?.files;
  return (
    !metadata.name.startsWith('rendered-') &&
    Array.isArray(files) &&
    files.some(file => file?.path === SCRIPT)
  );
}
