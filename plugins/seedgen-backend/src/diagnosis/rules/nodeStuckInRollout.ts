import { command, onNode, person } from '../commands';
import { evidenceOf, find } from '../match';
import type { Rule, Symptoms } from '../types';

const CODES = [
  'NodeDegraded',
  'ClusterNotBack',
  'RebootingTimedOut',
  'UpdatingTimedOut',
  'StorageNotReady',
];

/** The node took the MachineConfig up and did not finish with it. */
export const nodeStuckInRollout: Rule = {
  id: 'node-stuck-in-rollout',
  cause: 'The node did not come through the MachineConfig',
  explanation:
    'The MachineConfig was rendered and the node began with it, but did not end: a unit failed, the boot hangs, or the daemon met files that are not as it left them.',
  match: symptoms => {
    if (symptoms.run.kind !== 'partition') return undefined;
    const found = find(symptoms, { codes: CODES });
    if (found.length === 0) return undefined;
    const seen = brokenState(symptoms);
    return {
      certainty: seen.length > 0 ? 'certain' : 'likely',
      evidence: [...seen, ...evidenceOf(found)].slice(0, 3),
    };
  },
  remedies: subject => [
    command(
      "Read the daemon's log",
      'While the API answers.',
      'oc logs -n openshift-machine-config-operator -l k8s-app=machine-config-daemon -c machine-config-daemon --tail=200',
    ),
    command(
      'Look at unit and disks',
      'While the API answers.',
      [
        onNode(subject, 'systemctl status --no-pager var-lib-containers.mount'),
        onNode(subject, 'lsblk -o NAME,SIZE,TYPE,FSTYPE,PARTLABEL,MOUNTPOINTS'),
      ].join('\n'),
    ),
    command(
      'Have the daemon apply what is wanted, whatever is on the disk',
      'Where the pool says "unexpected on-disk state": taking the MachineConfig away does not end that. The daemon skips its comparison once, writes the configuration that is wanted now, and reboots the node.',
      onNode(subject, 'touch /run/machine-config-daemon-force'),
    ),
    person(
      'Empty the second disk before another attempt',
      'A plan takes only a disk that carries nothing, and what this attempt has made on it counts. sgdisk --zap-all on the node takes it away, with everything else that may be on the disk: see first that nothing of it is mounted or needed.',
    ),
    person(
      'If the API does not answer, use the console',
      'journalctl -b shows which unit holds the boot up. Do not partition by hand what the plan has not named: what is on the disk is lost.',
    ),
  ],
};

function brokenState({ pool, node }: Symptoms) {
  const degraded = (pool?.conditions ?? []).filter(
    ({ type, status }) => /Degraded$/.test(type) && status === 'True',
  );
  const texts = degraded.map(
    ({ type, message }) =>
      `MachineConfigPool ${pool?.name}: ${type}${message && `: ${message}`}`,
  );
  if (node && !node.ready) texts.push(`Node ${node.name} is not ready`);
  return texts.map(text => ({ source: 'machine-config' as const, text }));
}
