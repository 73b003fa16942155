import type { RemedyAction } from './remedy';

/**
 * What a cluster goes through for a remedy.
 *
 * - `none`: nothing that runs is disturbed.
 * - `restart`: an operator is restarted; the cluster and its API stay.
 * - `rollout`: the node may take a configuration up, which can reboot it.
 * - `outage`: a generation follows, with the outage of the cluster that belongs to it.
 *
 * @public
 */
export type RemedyDisruption = 'none' | 'restart' | 'rollout' | 'outage';

/** What is said of a remedy to the person who decides on it. @public */
export interface RemedyDescription {
  title: string;
  /** Plain sentences: what on the cluster is touched, what is not, and when it is refused. */
  touches: string[];
  disruption: RemedyDisruption;
}

const NOT_WHILE_IMAGING =
  'It is refused while the imager runs, and wherever the cluster cannot be read.';

/** Every remedy, for a dialogue and for the documentation. @public */
export const REMEDIES: Record<RemedyAction, RemedyDescription> = {
  'replace-seed-secret': {
    title: "Replace Secret 'seedgen'",
    touches: [
      "Secret 'seedgen' in namespace openshift-lifecycle-agent is deleted and created anew from the portal's configuration: type Opaque, key seedAuth, with the entry of the target registry only.",
      'The SeedGenerator is not touched: one that has failed stays failed, and one that goes on reads the Secret when it prepares the generation.',
      "It is refused where the Secret belongs to somebody else's generation.",
      NOT_WHILE_IMAGING,
    ],
    disruption: 'none',
  },
  'restart-lifecycle-agent': {
    title: 'Restart Lifecycle Agent',
    touches: [
      'The pod of Lifecycle Agent in namespace openshift-lifecycle-agent is deleted; its Deployment starts another, which takes an unfinished SeedGenerator up anew.',
      'SeedGenerator, Secret and everything else of the cluster are not touched by the portal.',
      'It is refused while Lifecycle Agent prepares or cleans the cluster, since restarted then it may not start again, unless it has stood still there for 30 minutes and its files on the node allow it.',
      NOT_WHILE_IMAGING,
    ],
    disruption: 'restart',
  },
  'recreate-seed-generator': {
    title: 'Delete the SeedGenerator and generate anew',
    touches: [
      'The run that stands still is cancelled: its SeedGenerator and its Secret are deleted from the cluster.',
      'Lifecycle Agent is restarted if it did not end by its own word, since one that hangs sees no new SeedGenerator.',
      'A SeedGenerator that an ended run of the portal left behind is deleted too; one of somebody else is never touched.',
      'Then a new run begins with the same seed image: preflight first, and after it the whole generation with its outage of the cluster.',
      'It needs the permission to generate seeds as well.',
      NOT_WHILE_IMAGING,
    ],
    disruption: 'outage',
  },
  'remove-machine-config': {
    title: 'Take the MachineConfig back',
    touches: [
      'One MachineConfig that a run of the portal applied, known by its annotation seedgen.io/run, is deleted; any other is refused.',
      'The Machine Config Operator then renders the configuration of pool master anew. Where the node had not taken the MachineConfig up, nothing else happens; where it had, the node goes back to the configuration without it and reboots.',
      'Partitions and data on the disks stay as they are.',
      NOT_WHILE_IMAGING,
    ],
    disruption: 'rollout',
  },
  'remove-finished-pods': {
    title: 'Remove finished pods',
    touches: [
      'Pods in phase Succeeded or Failed are deleted in all namespaces, at most 500 at a time; their logs go with them. Lifecycle Agent does the same before every generation.',
      'Pods that run or wait are not touched.',
      NOT_WHILE_IMAGING,
    ],
    disruption: 'none',
  },
  'install-lifecycle-agent': {
    title: 'Install Lifecycle Agent',
    touches: [
      'Namespace openshift-lifecycle-agent, an OperatorGroup and a Subscription for package lifecycle-agent are applied; the Operator Lifecycle Manager installs the operator from a catalog that this cluster has.',
      'Where they exist already they are brought to what is needed; other operators are not touched.',
      NOT_WHILE_IMAGING,
    ],
    disruption: 'none',
  },
  'resume-machine-config-pool': {
    title: 'Resume the machine config pool',
    touches: [
      'spec.paused of MachineConfigPool master is set to false; nothing else of it is changed.',
      'The Machine Config Operator then brings to the node what has waited meanwhile, which can reboot it.',
      'Whoever paused the pool had a reason: ask first. Where a generation failed while the pool was paused, put the pull secret back before, or the emptied one is brought to the node.',
      NOT_WHILE_IMAGING,
    ],
    disruption: 'rollout',
  },
};
