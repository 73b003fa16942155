import type {
  AccessFailure,
  RunReason,
} from '@seedgen/backstage-plugin-seedgen-common';

const NOTHING = 'Nothing was touched';
const FOLDER = '/var/lib/lca/ibu-seedgen-orch';

/** Problems that a `remedy` run finds. */
export const reasons = {
  imagerRuns: (why: string): RunReason => ({
    code: 'ImagerMayRun',
    message: `${why}, so nothing of the cluster is touched now`,
    remedy: 'Wait until the generation has ended, then ask again.',
  }),
  poolPaused: (name: string): RunReason => ({
    code: 'PoolPaused',
    message: `Pool ${name} is paused: the Machine Config Operator would not bring the change to the node. ${NOTHING}`,
    remedy: `Find out who paused it, then resume it: oc patch mcp ${name} --type merge -p '{"spec":{"paused":false}}', or by the portal's remedy resume-machine-config-pool. Then ask again.`,
  }),
  foreignGenerator: (): RunReason => ({
    code: 'SeedGeneratorForeign',
    message:
      'The SeedGenerator on the cluster was not made by the portal; it and its Secret are left alone',
    remedy:
      'Ask whoever made it (oc get seedgen seedimage -o yaml), or wait until it has ended and they have removed it.',
  }),
  otherRegistry: (runId: string): RunReason => ({
    code: 'SecretOfAnotherRegistry',
    message: `Run ${runId} is active and pushes to another registry, so its Secret is left as it is`,
    remedy: 'Ask for the registry of the active run, or wait for its end.',
  }),
  secretRead: (): RunReason => ({
    code: 'SecretReadAlready',
    message:
      'Lifecycle Agent has read the Secret of this generation already; a new one would change nothing',
    remedy:
      'Cancel the run and ask for a new one; it writes the Secret from the configuration.',
  }),
  agentMissing: (): RunReason => ({
    code: 'LifecycleAgentNotInstalled',
    message:
      'Lifecycle Agent is not installed on the cluster, so there is nothing to restart',
    remedy: 'Install it first.',
  }),
  agentWorks: (standing: string): RunReason => ({
    code: 'LifecycleAgentWorks',
    message: `Lifecycle Agent prepares or cleans the cluster; restarted now it may not start again, because the files that it stores on the node belong together. ${NOTHING}`,
    remedy: `Wait: cleaning up may take long. It can be restarted once it has stood still for ${standing}.`,
  }),
  agentFilesUnknown: (why: string): RunReason => ({
    code: 'AgentFilesUnknown',
    message: `Lifecycle Agent stands still while it prepares or cleans the cluster, and what it has stored on the node could not be read: ${why}`,
    remedy: `Look into ${FOLDER} on the node: with seedgen-secret.json there and seedgen-cr.json missing it would not start again.`,
  }),
  wouldNotStart: (node: string | undefined): RunReason => ({
    code: 'LifecycleAgentWouldNotStart',
    message: `Lifecycle Agent has stored its Secret on the node and not its SeedGenerator (${FOLDER}); restarted like this it ends with "Missing stored file" each time`,
    remedy: `Remove the folder first: oc debug node/${
      node ?? '<node>'
    } -- chroot /host rm -rf ${FOLDER}. Then ask again.`,
  }),
  targetGone: (runId: string | undefined): RunReason => ({
    code: 'RunNotFound',
    message: `Run ${runId} is not known on this cluster`,
    remedy: 'Take the run from the list of runs of this cluster.',
  }),
  targetSucceeded: (runId: string): RunReason => ({
    code: 'RunHasItsSeed',
    message: `Run ${runId} has made its seed; there is nothing to do again`,
    remedy: 'Ask for a new run where another seed is wanted.',
  }),
  otherRun: (runId: string): RunReason => ({
    code: 'ClusterBusy',
    message: `Run ${runId} is active on the cluster, and is not the one that the remedy is for`,
    remedy: 'Wait for its end or cancel it.',
  }),
  notBegun: (code: string, message: string): RunReason => ({
    code,
    message: `What was there has been removed, but no new run could be begun: ${message}`,
    remedy: 'Ask for a new run when that is put right.',
  }),
  foreignMachineConfig: (name: string): RunReason => ({
    code: 'MachineConfigForeign',
    message: `MachineConfig ${name} carries no annotation seedgen.io/run of a run on this cluster, so it is left alone`,
    remedy: `Ask whoever manages it; oc get machineconfig ${name} -o yaml shows what it is.`,
  }),
  machineConfigInUse: (runId: string): RunReason => ({
    code: 'RunActive',
    message: `The MachineConfig belongs to run ${runId}, which is active`,
    remedy:
      'Cancel that run: it takes the MachineConfig back itself where that still helps.',
  }),
  noCatalog: (code: string, message: string): RunReason => ({
    code,
    message: `Lifecycle Agent cannot be installed from a catalog of this cluster: ${message} ${NOTHING}`,
    remedy:
      'Put right what it says, or take the manifests as files and apply them with a catalog of your own.',
  }),
  installationFailed: (message: string): RunReason => ({
    code: 'InstallationFailed',
    message: `Operator Lifecycle Manager has the request and does not get on with it: ${message}`,
    remedy:
      'Put right what it says; Operator Lifecycle Manager then goes on by itself, and the preflight shows how far it is.',
  }),
  forbidden: ({ message }: AccessFailure): RunReason => ({
    code: 'Forbidden',
    message: `The portal's account may not do this: ${message}`,
    remedy:
      'Give it the ClusterRole seedgen-remedies of the plugin’s README, then ask again.',
  }),
  refusedByCluster: ({ message }: AccessFailure): RunReason => ({
    code: 'RefusedByCluster',
    message: `The cluster did not accept it: ${message}`,
    remedy: 'Put right what it says, then ask again.',
  }),
  notSeen: (limit: string, what: string): RunReason => ({
    code: 'CheckingTimedOut',
    message: `Whether it can be done without harm could not be seen within ${limit}: ${what}. ${NOTHING}`,
    remedy: 'Make the cluster readable for the portal, then ask again.',
  }),
  notApplied: (limit: string, what: string): RunReason => ({
    code: 'ApplyingTimedOut',
    message: `It could not be done within ${limit}: ${what}`,
    remedy: 'See the timeline for what was done; asking again does no harm.',
  }),
  withoutEffect: (limit: string, what: string): RunReason => ({
    code: 'RemedyWithoutEffect',
    message: `It was done, but within ${limit} the cluster did not show that it helped: ${what}`,
    remedy: 'See the diagnosis of the run that it was for, and its commands.',
  }),
  cancelled: (by: string): RunReason => ({
    code: 'Cancelled',
    message: `Cancelled by ${by} before anything was done`,
  }),
  stoppedFollowing: (by: string): RunReason => ({
    code: 'StoppedFollowing',
    message: `Cancelled by ${by}; what was done until then is not undone, and nothing more is done`,
    remedy: 'See the timeline for what was done.',
  }),
  clusterChanged: (): RunReason => ({
    code: 'ClusterIdentityChanged',
    message:
      'The API address answers for a different cluster than when the run began. Nothing more is done on it',
    remedy:
      "Check DNS and the address in the portal's configuration before anything else is asked of this cluster.",
  }),
};
