import { command, newRun, onNode, person } from '../commands';
import { bySigns } from '../match';
import type { Rule } from '../types';

/** Clusters that the assisted installer did not make lack it. */
export const dnsmasqMissing: Rule = {
  id: 'dnsmasq-missing',
  cause: 'The node lacks the dnsmasq configuration of image-based upgrades',
  explanation:
    'Lifecycle Agent looks for /usr/local/bin/dnsmasq_config.sh on the node. The assisted installer puts it there on single node clusters; other installations do not.',
  match: bySigns({ codes: ['DnsmasqMissing'] }),
  remedies: subject => [
    command(
      'See whether the file is there',
      'Without it the command says that there is no such file.',
      onNode(subject, 'ls -l /usr/local/bin/dnsmasq_config.sh'),
    ),
    person(
      'Apply the MachineConfig 50-master-dnsmasq-configuration',
      'It is made from the name, domain and address of this cluster. The node reboots.',
    ),
    newRun,
  ],
};
