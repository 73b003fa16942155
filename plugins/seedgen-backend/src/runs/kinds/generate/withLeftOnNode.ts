import type {
  LeftOnNode,
  RunDetails,
} from '@seedgen/backstage-plugin-seedgen-common';
import { AGENT_FOLDER, holdsOf, judgeAgentFolder } from '../../../clusters';
import { remediesForLeft } from '../../../diagnosis';
import type { GenerateMemory, NodeMemory } from './memory';
import { isNothing, leftText } from './phases/nodeLook';
import type { MachineRun } from '../../engine/types';

/** A run with what it has left on the node, why that matters, and what to do about it. */
export function withLeftOnNode(
  details: RunDetails,
  run: MachineRun,
): RunDetails {
  const { leftOnNode, identity } = run.memory as Partial<GenerateMemory>;
  if (!leftOnNode || !details.finishedAt) return details;
  return {
    ...details,
    leftOnNode: publicView(leftOnNode, {
      cluster: details.cluster,
      runId: details.id,
      node: identity?.node,
    }),
  };
}

function publicView(
  seen: NodeMemory,
  subject: { cluster: string; runId: string; node?: string },
): LeftOnNode {
  const { at, files, pullSecret } = seen;
  const verdict = judgeAgentFolder(files ?? []);
  const nothing = isNothing(seen);
  const outcome = nothing ? 'nothing' : 'found';
  return {
    at,
    outcome: files ? outcome : 'not-seen',
    summary: `${leftText(seen)}.`,
    folder: AGENT_FOLDER,
    files: (files ?? []).map(file => ({ ...file, holds: holdsOf(file.name) })),
    pullSecret: pullSecret ?? 'not-seen',
    findings: nothing ? [] : findingsOf(seen, verdict),
    remedies: nothing
      ? []
      : remediesForLeft(subject, {
          seen: files !== undefined,
          folder: AGENT_FOLDER,
          hasFiles: files !== undefined && files.length > 0,
          hasPullSecret: verdict.hasPullSecret,
          hasCredential: verdict.hasCredential,
          loops: verdict.loops !== undefined,
          placeholder: pullSecret !== 'own',
        }),
  };
}

function findingsOf(
  { files, pullSecret }: NodeMemory,
  { loops, restores, hasCredential }: ReturnType<typeof judgeAgentFolder>,
): LeftOnNode['findings'] {
  if (!files) {
    return [
      {
        code: 'NodeNotSeen',
        text: 'Nobody knows whether something is left: the push credential in clear, files that keep Lifecycle Agent from starting, the placeholder in place of the pull secret.',
      },
    ];
  }
  return [
    ...(pullSecret === 'placeholder'
      ? [
          {
            code: 'PullSecretPlaceholder',
            text: 'The node has the placeholder in place of the pull secret: no image of a registry that asks for a login can be pulled, and Lifecycle Agent refuses the next generation. Lifecycle Agent restores it where it is not interrupted, and the node has it some minutes later; if it is still so after twenty, restore it.',
          },
        ]
      : []),
    ...(loops
      ? [
          {
            code: 'AgentWouldLoop',
            text: `Lifecycle Agent does not start any more: it finds ${loops.has} without ${loops.misses} and ends with "unable to recover SeedGenerator CR: Missing stored file ${AGENT_FOLDER}/${loops.misses}", at its next start and each one after it.`,
          },
        ]
      : []),
    ...(restores
      ? [
          {
            code: 'GenerationWouldReturn',
            text: 'At its next start Lifecycle Agent restores SeedGenerator and Secret from these files, as after an imager.',
          },
        ]
      : []),
    ...(hasCredential
      ? [
          {
            code: 'CredentialOnNode',
            text: 'The credential that may push to the registry lies on the node in clear, for whoever is root there, until the folder is removed or the next generation begins.',
          },
        ]
      : []),
  ];
}
