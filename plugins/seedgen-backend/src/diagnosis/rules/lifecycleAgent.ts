import { LIFECYCLE_AGENT_NAMESPACE } from '@seedgen/backstage-plugin-seedgen-common';
import { DOCUMENTATION } from '../../preflight/outcomes';
import {
  beginAnew,
  command,
  newRun,
  onNode,
  person,
  portal,
  readAgentLog,
  restartAgent,
  restartByPortal,
} from '../commands';
import { bySigns, find, matchOf } from '../match';
import type { Rule } from '../types';

/** Seen by the checks. */
export const lifecycleAgentMissing: Rule = {
  id: 'lifecycle-agent-missing',
  cause: 'Lifecycle Agent is not installed, or does not run',
  explanation:
    'A SeedGenerator is only an order; Lifecycle Agent on the cluster itself carries it out.',
  documentationUrl: DOCUMENTATION.operators,
  match: bySigns({
    codes: [
      'LifecycleAgentNotInstalled',
      'LifecycleAgentInstallFailed',
      'LifecycleAgentNeedsApproval',
      'LifecycleAgentInstalling',
      'LifecycleAgentNotReady',
    ],
  }),
  remedies: subject => [
    command(
      'See what there is of it',
      'The ClusterServiceVersion has to be Succeeded, and the pod ready.',
      `oc get subscription.operators.coreos.com,csv,pods -n ${LIFECYCLE_AGENT_NAMESPACE}`,
    ),
    portal(
      { action: 'install-lifecycle-agent' },
      'Package lifecycle-agent, channel stable, in its own namespace, from a catalog that this cluster has. What is there already is kept.',
    ),
    {
      ...restartByPortal(subject),
      title: 'Restart it where it is installed and its pod is not ready',
    },
    newRun,
  ],
};

/** LCA generateSeedImage: `failed to cleanup …`; the pull secret is restored before it is said. */
export const cleanupFailed: Rule = {
  id: 'cleanup-failed',
  cause: 'Something could not be removed before the imager was launched',
  explanation:
    'Before it launches the imager Lifecycle Agent deletes pods that have ended and MachineConfigs that nothing uses. One deletion that the API server refuses, or does not answer in time, ends the generation. By then the cluster may have run with a placeholder as its pull secret; Lifecycle Agent puts the true one back before it says that it has failed.',
  match: bySigns({ codes: ['CleanupFailed'] }, 'likely'),
  remedies: () => [
    readAgentLog,
    command(
      'See that the pool has the true pull secret again',
      'UPDATED must be True; until then the next run waits, or is refused.',
      'oc get machineconfigpool master',
    ),
    newRun,
  ],
};

/** Runs were seen to take 7 to 15 minutes; half an hour is out of the ordinary. */
const LONG_MS = 30 * 60_000;

/** The API answers, and Lifecycle Agent says nothing new. */
export const stuckInProgress: Rule = {
  id: 'stuck-in-progress',
  cause: 'Lifecycle Agent stopped working on the SeedGenerator',
  explanation:
    'The SeedGenerator stays in progress while the API answers. Lifecycle Agent takes a SeedGenerator up only when it is created, and does not go on by itself once it was interrupted.',
  match: symptoms => {
    const { run } = symptoms;
    const codes = [
      'LifecycleAgentStandsStill',
      'PreparationTimedOut',
      'CompletionNotSeen',
    ];
    const found = find(symptoms, { codes });
    if (run.unreachableMs !== undefined) return undefined;
    return matchOf(found, run.ageMs >= LONG_MS ? 'likely' : 'possible');
  },
  remedies: subject => [
    readAgentLog,
    restartByPortal(subject),
    ...beginAnew(subject),
    command(
      'Delete the SeedGenerator if it does not go on',
      'Never while the imager runs, that is, while the API is away or has just come back.',
      'oc delete seedgenerator seedimage',
    ),
    {
      ...restartAgent,
      text: 'Only if its log has stood still. Between "Preparing for seed generation" and "Launching imager container" a restart can leave it unable to start again, for it then misses /var/lib/lca/ibu-seedgen-orch/seedgen-cr.json.',
    },
    newRun,
  ],
};

const CANNOT =
  /Missing stored file \/var\/lib\/lca\/ibu-seedgen-orch\/seedgen-cr\.json/;

/** LCA main/main.go, initSeedGen. */
export const generatorNotRestored: Rule = {
  id: 'generator-not-restored',
  cause: 'Lifecycle Agent cannot restore the SeedGenerator',
  explanation:
    'When it starts after the outage, Lifecycle Agent restores Secret and SeedGenerator from files on the node. If it was restarted at the wrong moment it finds the Secret’s file alone, and ends with an error each time it starts.',
  match: symptoms =>
    matchOf(find(symptoms, { said: CANNOT }), 'certain') ??
    matchOf(
      find(symptoms, { codes: ['SeedGeneratorNotRestored'] }),
      'possible',
    ),
  remedies: subject => [
    readAgentLog,
    command(
      'See which files it has',
      'A file of the Secret without seedgen-cr.json beside it is the case.',
      onNode(subject, 'ls -l /var/lib/lca/ibu-seedgen-orch'),
    ),
    person(
      'Remove the files once the image is settled',
      'Keep a copy of the folder /var/lib/lca/ibu-seedgen-orch, then remove it on the node; Lifecycle Agent starts then.',
    ),
    restartByPortal(subject),
    restartAgent,
    newRun,
  ],
};

/** Somebody else has a hand on the same object. */
export const removedOnCluster: Rule = {
  id: 'removed-on-cluster',
  cause: 'Somebody or something removed what the run had made',
  explanation:
    'The object was gone while the API answered, and neither the portal nor the cluster’s own controllers remove it at that point. GitOps with pruning does so to what is not in its repository.',
  match: bySigns({ codes: ['RemovedOnCluster'] }, 'likely'),
  remedies: () => [
    command(
      'Ask the audit log of the API server',
      'Shows who deleted a SeedGenerator or a MachineConfig.',
      `oc adm node-logs --role=master --path=kube-apiserver/audit.log | grep '"verb":"delete"' | grep -E '"resource":"(seedgenerators|machineconfigs)"'`,
    ),
    person(
      'Keep it from doing so',
      'Leave the object out of what is pruned, or pause the application during the run.',
    ),
    newRun,
  ],
};

/** A SeedGenerator has one name, and whoever creates one later takes the place of ours. */
export const superseded: Rule = {
  id: 'superseded',
  cause: 'Somebody else’s SeedGenerator took the place of the run’s',
  explanation:
    'A cluster has one SeedGenerator, seedimage. When it came back it did not carry the annotations of this run, so that somebody created another one meanwhile, by hand or by GitOps. The portal leaves it alone, and Secret seedgen as well, which it may need.',
  match: bySigns({ codes: ['Superseded'] }, 'likely'),
  remedies: () => [
    command(
      'See whose it is, and how far',
      'Its annotations and managed fields name who applied it; its conditions say whether it has ended.',
      'oc get seedgenerator seedimage -o yaml --show-managed-fields',
    ),
    person(
      'Let it end, then delete it',
      'Never while the imager runs. Delete Secret seedgen in namespace openshift-lifecycle-agent with it.',
    ),
    newRun,
  ],
};
