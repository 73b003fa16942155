import {
  beginAnew,
  command,
  newRun,
  readAgentLog,
  restartAgent,
  restartByPortal,
} from '../commands';
import { find, matchOf } from '../match';
import type { Rule } from '../types';

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
