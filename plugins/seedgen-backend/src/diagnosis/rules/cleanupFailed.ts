import { command, newRun, readAgentLog } from '../commands';
import { bySigns } from '../match';
import type { Rule } from '../types';

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
