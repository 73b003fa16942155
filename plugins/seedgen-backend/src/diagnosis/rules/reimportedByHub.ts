import { command, newRun, person, quoted } from '../commands';
import { find, matchOf } from '../match';
import type { Rule } from '../types';

/** Seen since Lifecycle Agent no longer takes the cluster off its hub itself. */
export const reimportedByHub: Rule = {
  id: 'reimported-by-hub',
  cause: 'The hub imported the cluster again during the run',
  explanation:
    'The checks found the cluster detached, and minutes later Lifecycle Agent found traces of a hub. A hub that still has the ManagedCluster, or GitOps that makes it anew, imports the cluster again.',
  match: symptoms => {
    if (!symptoms.passedChecks.includes('detached-from-hub')) return undefined;
    const codes = ['StillAttachedToHub', 'AcmAddonsPresent'];
    // What an earlier detachment has left behind holds the clean-up as well, and no check sees it.
    const cleanup = ['AcmCleanupTimedOut'];
    return (
      matchOf(find(symptoms, { codes }), 'likely') ??
      matchOf(find(symptoms, { codes: cleanup }), 'possible')
    );
  },
  remedies: ({ cluster }) => [
    command(
      'Look whether the hub has it',
      'With the kubeconfig of the hub. It must not be found.',
      `oc get managedcluster ${quoted(cluster)}`,
    ),
    person(
      'Take it from what makes it',
      'Remove the cluster from the Git repository or policy that the hub applies, then detach it.',
    ),
    newRun,
  ],
};
