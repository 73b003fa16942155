import { MACHINE_CONFIG } from '../../controllers/machineConfig/kinds';
import { DNSMASQ_SCRIPT } from '../../world/node/createNode';
import { settleMachineConfigs } from '../changes/settleMachineConfigs';
import type { Scenario } from '../Scenario';

const NAME = '50-master-dnsmasq-configuration';

export const dnsmasqMissing: Scenario = {
  name: 'dnsmasq-missing',
  title:
    'Installed without the assisted installer, so dnsmasq is not configured',
  does: `Neither the MachineConfig ${NAME} nor its script on the node is there.`,
  place: 'rejection',
  failure: 'Rejected due to system missing dnsmasq config required for IBU',
  apply: cluster => {
    const { store, node } = cluster;
    const saved = store.get(MACHINE_CONFIG, NAME);
    const script = node.files.get(DNSMASQ_SCRIPT);
    store.delete(MACHINE_CONFIG, NAME);
    settleMachineConfigs(cluster);
    node.files.delete(DNSMASQ_SCRIPT);
    return () => {
      // Whoever has brought the MachineConfig back meanwhile has it rolled out, script and all.
      if (!saved || !script || store.get(MACHINE_CONFIG, NAME)) {
        return;
      }
      const { apiVersion, kind, spec, metadata } = saved;
      const { name, labels, annotations } = metadata;
      store.create({
        apiVersion,
        kind,
        metadata: { name, labels, annotations },
        spec,
      });
      settleMachineConfigs(cluster);
      node.writeFile(DNSMASQ_SCRIPT, script);
    };
  },
};
