import type { AccessFailure } from '@seedgen/backstage-plugin-seedgen-common';
import { AGENT_FOLDER } from '../../../../clusters';
import { someOf } from '../../../../text';
import type { GenerateDraft } from '../GenerateDraft';
import type { GenerateMemory, NodeMemory } from '../memory';

const ATTEMPTS = 3;

/**
 * Pauses between looks after the end, in observations: half a minute, one and a half, three, seven
 * and thirteen minutes at the usual pace. Whoever was interrupted goes on for a while: Lifecycle
 * Agent notices at its next message that its object is gone, and gives the pull secret ten minutes
 * to be replaced and ten to be restored.
 */
const PAUSES = [15, 45, 90, 210, 390];

/** From which look on nothing more is to be expected where nothing was found. */
const LOOKS_FOR_NOTHING = 3;

/** Whether what Lifecycle Agent keeps on the node may be of this run: it had the request, and no other has it now. */
export function concernsNode({ memory, requestSent }: GenerateDraft): boolean {
  const { ending, clusterChanged } = memory;
  return (
    requestSent &&
    !clusterChanged &&
    ending !== undefined &&
    ending.phase !== 'Succeeded' &&
    ending.remove
  );
}

/**
 * Looks at the node once what can be removed is removed. Returns whether the run may end: it was
 * looked at, or could not be.
 */
export function lookBeforeEnd(draft: GenerateDraft): boolean {
  const { memory } = draft;
  if (!concernsNode(draft) || memory.leftOnNode) return true;
  if (memory.api !== 'up') {
    setUnseen(draft, {
      code: 'refused',
      message:
        memory.api === 'refusing'
          ? 'the cluster does not accept our credential or shows another certificate'
          : 'the API does not answer',
    });
    return true;
  }
  draft.want({ type: 'look-at-node' });
  return false;
}

/** Whether another look would show nothing new. */
export function lookIsFinal(draft: GenerateDraft): boolean {
  const { memory } = draft;
  const seen = memory.leftOnNode;
  if (!concernsNode(draft)) return true;
  if (!seen) return false;
  if (seen.failure) {
    return seen.failure.code === 'forbidden' || seen.looks > PAUSES.length;
  }
  if (seen.looks > PAUSES.length) return true;
  // With its own word Lifecycle Agent has done all that it does. It has restored the pull secret,
  // which takes minutes to come to the node.
  if (memory.end && seen.pullSecret === 'own') return true;
  return isNothing(seen) && seen.looks >= LOOKS_FOR_NOTHING;
}

/** Wants the next look when its time has come. */
export function wantNextLook(draft: GenerateDraft): void {
  const { leftOnNode } = draft.memory;
  if (draft.memory.api !== 'up' || lookIsFinal(draft)) return;
  if (leftOnNode) {
    const pause = PAUSES[Math.max(0, leftOnNode.looks - 1)] ?? 0;
    const due = pause * draft.limits.observeEveryMs;
    if (draft.isDone('look-at-node')) {
      if (draft.since(leftOnNode.at) < due) return;
      draft.forget('look-at-node');
    }
  }
  draft.want({ type: 'look-at-node' });
}

/** Takes in what a look showed; what is new is recorded. */
export function absorbLook(
  draft: GenerateDraft,
  seen: Pick<NodeMemory, 'files' | 'pullSecret'>,
): void {
  setLook(draft, seen);
}

/** Takes in that the node could not be looked at; a few failures in a row are an answer. */
export function absorbLookFailure(
  draft: GenerateDraft,
  failure: AccessFailure,
): void {
  const attempts = draft.effect('look-at-node')?.attempts ?? 0;
  if (failure.code === 'forbidden' || attempts >= ATTEMPTS) {
    setUnseen(draft, failure);
  }
}

function setUnseen(draft: GenerateDraft, failure: AccessFailure): void {
  // What was seen before is worth more than that it could not be seen again.
  if (draft.memory.leftOnNode?.files) return;
  setLook(draft, { failure });
}

function setLook(
  draft: GenerateDraft,
  seen: Pick<NodeMemory, 'files' | 'pullSecret' | 'failure'>,
): void {
  const { memory } = draft;
  const before = memory.leftOnNode;
  memory.leftOnNode = {
    at: draft.now,
    looks: (before?.looks ?? 0) + (memory.api === 'up' ? 1 : 0),
    ...seen,
  };
  const text = leftText(memory.leftOnNode);
  if (before && leftText(before) === text) return;
  draft.record('note', text, leftCode(memory.leftOnNode));
}

/** Whether the folder is empty and the pull secret is back. */
export function isNothing({ files, pullSecret }: NodeMemory): boolean {
  return files?.length === 0 && pullSecret === 'own';
}

/** What is left on the node, in one sentence without its full stop. */
export function leftText(seen: NodeMemory): string {
  const { files, pullSecret, failure } = seen;
  if (!files) {
    return `What Lifecycle Agent left on the node could not be looked at${
      failure ? `: ${failure.message}` : ''
    }`;
  }
  if (isNothing(seen)) return 'Lifecycle Agent left nothing on the node';
  const parts = [
    ...(files.length > 0
      ? [
          `Lifecycle Agent left on the node in ${AGENT_FOLDER}: ${someOf(
            files.map(({ name }) => name),
            10,
          )}`,
        ]
      : []),
    ...(pullSecret === 'placeholder'
      ? [
          "The cluster's pull secret is still the placeholder of Lifecycle Agent",
        ]
      : []),
    ...(pullSecret === undefined
      ? ["Whether the cluster's pull secret is back could not be seen"]
      : []),
  ];
  return parts.join('. ');
}

function leftCode(seen: NodeMemory): string | undefined {
  if (!seen.files) return 'NodeNotSeen';
  return isNothing(seen) ? undefined : 'LeftOnNode';
}

/** Whether it is known that nothing of the run is left on the node, for what is said at its end. */
export function nodeIsClean({ leftOnNode }: GenerateMemory): boolean {
  return leftOnNode !== undefined && isNothing(leftOnNode);
}
