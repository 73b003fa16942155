import {
  AGENT_FOLDER,
  judgeAgentFolder,
  readAgentFolder,
  type AgentFile,
} from '../../clusters';
import { someOf } from '../../text';
import type { Check } from '../check';
import { fail, pass, unreadable, warn } from '../outcomes';

const LOOKED_AT = `names, sizes and times of the files in ${AGENT_FOLDER} on the node`;
const WANTED = 'no files';
const REMOVE = `oc debug "$(oc get nodes -o name)" -- chroot /host rm -rf ${AGENT_FOLDER}`;
const PULL_SECRET_FIRST =
  'See first that the pull secret of the cluster is not the placeholder: its only copy may be pull-secret.json there.';

/**
 * Nothing of an earlier generation is left on the node. Some of it keeps Lifecycle Agent from its
 * next start, which a reboot brings at the latest; the rest are credentials in clear. The next
 * generation empties the folder, if Lifecycle Agent lives to begin it.
 */
export const nothingLeftOnNode: Check = {
  id: 'nothing-left-on-node',
  decides: 'preflight',
  title: 'Nothing of an earlier generation is left on the node',
  severity: 'blocks',
  kinds: ['generate', 'partition'],
  timeLimitMs: 40_000,
  async run(context) {
    const read = await readAgentFolder(context.cluster, context);
    // What nobody could see does not stand in the way; the run looks again at its end.
    if (!read.ok) {
      return { ...unreadable(read.failure, LOOKED_AT), severity: 'warns' };
    }
    const files = read.value;
    if (files.length === 0) {
      return pass('The folder of Lifecycle Agent is empty, or not there.', {
        lookedAt: LOOKED_AT,
        found: WANTED,
        wanted: WANTED,
      });
    }
    const { loops, restores, hasCredential } = judgeAgentFolder(files);
    const evidence = {
      lookedAt: LOOKED_AT,
      found: listed(files),
      wanted: WANTED,
    };
    if (loops) {
      return {
        ...fail({
          ...evidence,
          reasonCode: 'AgentWouldLoop',
          message: `Lifecycle Agent would not start again: an earlier generation has left ${loops.has} without ${loops.misses}, and it ends with "unable to recover SeedGenerator CR: Missing stored file ${AGENT_FOLDER}/${loops.misses}" at each start.`,
          remedy: `${PULL_SECRET_FIRST} Then remove the folder: ${REMOVE}. If Lifecycle Agent is not ready, restart it after that.`,
        }),
        remedyCalls: [{ action: 'restart-lifecycle-agent' }],
      };
    }
    if (restores) {
      return fail({
        ...evidence,
        reasonCode: 'GenerationWouldReturn',
        message:
          'At its next start Lifecycle Agent would bring an earlier generation back: its SeedGenerator and its Secret are stored on the node.',
        remedy: `If no imager runs: ${PULL_SECRET_FIRST} Then remove the folder: ${REMOVE}.`,
      });
    }
    return warn({
      ...evidence,
      reasonCode: 'LeftOnNode',
      message: hasCredential
        ? 'An earlier generation has left credentials on the node in clear. The next one removes them.'
        : 'An earlier generation has left files on the node. The next one removes them.',
      remedy: `If there will be no other generation: ${PULL_SECRET_FIRST} Then remove the folder: ${REMOVE}.`,
    });
  },
};

function listed(files: readonly AgentFile[]): string {
  return someOf(
    files.map(
      ({ name, sizeBytes, modifiedAt }) =>
        `${name} (${sizeBytes} bytes${modifiedAt ? `, ${modifiedAt}` : ''})`,
    ),
    10,
  );
}
