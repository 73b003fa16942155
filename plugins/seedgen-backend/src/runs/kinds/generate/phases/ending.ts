import type { GenerateDraft } from '../GenerateDraft';
import { endings, tagMovedProblem } from '../reasons/endings';
import { seedRecordOf } from '../seedRecord';
import { leftText, lookBeforeEnd, lookIsFinal, nodeIsClean } from './nodeLook';

/**
 * Carries out an ending: takes off the cluster what is the run's own, then enters the terminal
 * phase. What cannot be removed now is left to the follow-up, and said.
 */
export function carryOutEnding(draft: GenerateDraft): void {
  const { memory, run } = draft;
  const { ending } = memory;
  if (!ending) return;
  if (ending.problem) draft.show(ending.problem);
  const left = leftOnCluster(draft);
  let leftBehind = false;
  if (left.length > 0) {
    const patience = draft.limits.phases.Cleaning ?? 0;
    const hopeless = draft.imagerLaunched && memory.api !== 'up';
    if (!hopeless && draft.since(ending.since) < patience) {
      if (memory.api === 'up') wantRemoval(draft, left);
      draft.say(`Ending: ${left.join(' and ')} to be removed from the cluster`);
      return;
    }
    leftBehind = true;
  }
  if (!lookBeforeEnd(draft)) {
    draft.say('Ending: looking at what is left on the node');
    return;
  }
  if (leftBehind) {
    const reason = endings.leftBehind(left.join(' and '));
    draft.record('note', reason.message, reason.code);
    if (!ending.problem) draft.show(reason);
  }
  if (leftBehind || !lookIsFinal(draft)) {
    run.watching = true;
    memory.followUp = { mode: 'left-behind', since: draft.now };
  }
  if (ending.phase === 'Succeeded' || ending.phase === 'Unconfirmed') {
    draft.seed = seedRecordOf(draft);
  }
  if (ending.phase === 'Succeeded' && left.length === 0) {
    draft.show(tagMovedProblem(draft));
  }
  draft.enter(ending.phase, textOfEnd(draft, left));
}

/** What of the run's own may still be on the cluster. */
export function leftOnCluster(draft: GenerateDraft): string[] {
  const { memory } = draft;
  const { ending } = memory;
  const left: string[] = [];
  if (
    ending?.remove &&
    draft.requestSent &&
    !draft.isDone('delete-seed-generator')
  ) {
    left.push('SeedGenerator seedimage');
  }
  if (
    ending?.tidy &&
    (memory.secret === 'written' || draft.effect('write-secret')) &&
    !draft.isDone('delete-secret')
  ) {
    left.push('Secret seedgen');
  }
  return left;
}

/** Wants the removal: the SeedGenerator first, so that nothing starts without its Secret. */
export function wantRemoval(draft: GenerateDraft, left: string[]): void {
  if (left.includes('SeedGenerator seedimage')) {
    draft.want({ type: 'delete-seed-generator' });
    return;
  }
  if (left.length > 0) draft.want({ type: 'delete-secret' });
}

/** How the cluster was left; the problem is shown beside it. */
export function textOfEnd(draft: GenerateDraft, left: string[]): string {
  const { run, memory } = draft;
  if (memory.ending?.phase === 'Succeeded') {
    return `Seed image ${run.digest ?? ''} is proven${
      memory.tagMoved ? `, but its tag shows ${memory.tagMoved.to} by now` : ''
    }. The cluster is spent: it must not go back into service`;
  }
  const proof = draft.imageProven
    ? `Seed image ${run.digest ?? ''} is proven. `
    : '';
  const onNode =
    memory.leftOnNode && !nodeIsClean(memory)
      ? `. ${leftText(memory.leftOnNode)}`
      : '';
  if (run.inspection?.state === 'wanted') {
    return 'The imager may still run. New runs are refused until somebody has looked at the node';
  }
  if (left.length > 0) {
    return `${proof}Still on the cluster: ${left.join(' and ')}${onNode}`;
  }
  if (!draft.requestSent) return 'Nothing was touched';
  const { remove, tidy } = memory.ending!;
  if (!remove || !tidy) {
    return `${proof}What is on the cluster was left alone${onNode}`;
  }
  return nodeIsClean(memory)
    ? `${proof}Nothing of the run is left on the cluster or on its node`
    : `${proof}SeedGenerator and Secret are removed${onNode}`;
}
