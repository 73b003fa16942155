import type { AnyRunRequest } from '@seedgen/backstage-plugin-seedgen-common';
import { imagerGuard, ownershipGuard, restartGuard } from '../guards';
import { reasons } from '../reasons';
import type { Look, RemedyDraft } from '../RemedyDraft';
import { agentGuard, agentWaits, nextRestart } from './restartLifecycleAgent';
import type { NextStep, Procedure, Verdict } from './types';

/**
 * A run that stands still is ended, what it left is removed, Lifecycle Agent is restarted where it
 * may hang, and a new run is begun with the same request.
 */
export const recreateSeedGenerator: Procedure = {
  observes: () => ({ lifecycleAgent: true }),
  check: (draft, look) => {
    const { memory } = draft;
    // From then on the new run may be there, and the cluster its business, though nobody has noted it yet.
    if (draft.effect('begin-run')) return undefined;
    memory.restart ??= look.around.target?.unanswered;
    return (
      imagerGuard(look) ??
      ownershipGuard(look) ??
      targetGuard(draft, look) ??
      (memory.restart && !draft.isDone('restart-lifecycle-agent')
        ? agentGuard(look) ?? restartGuard(draft, look)
        : undefined)
    );
  },
  next: (draft, look) => {
    const { target } = look.around;
    if (draft.isDone('begin-run')) return 'done';
    if (!target) return { failed: reasons.targetGone(draft.call.runId) };
    if (draft.effect('begin-run')) {
      // Its key finds what was begun before; what is on the cluster by now is that run's.
      return beginAnew(draft, target.request);
    }
    if (target.active) {
      return draft.isDone('cancel-run')
        ? { waits: `run ${target.id} has not ended yet` }
        : { effect: { type: 'cancel-run', runId: target.id } };
    }
    return (
      removeLeftover(draft, look) ??
      restart(draft, look) ??
      beginAnew(draft, target.request)
    );
  },
  confirm: ({ run }) => ({
    done: `Run ${run.followedBy} was begun with what the other one was asked for`,
  }),
};

function targetGuard({ call }: RemedyDraft, { around }: Look): Verdict {
  const { target } = around;
  if (!target) return { refused: reasons.targetGone(call.runId) };
  if (target.phase === 'Succeeded' || target.phase === 'Unconfirmed') {
    return { refused: reasons.targetSucceeded(target.id) };
  }
  const other = around.open.find(
    ({ active, id }) => active && id !== target.id,
  );
  return other ? { refused: reasons.otherRun(other.id) } : undefined;
}

function removeLeftover(
  draft: RemedyDraft,
  { cluster, around }: Look,
): NextStep | undefined {
  const { seedGenerator } = cluster;
  if (seedGenerator.state !== 'present') return undefined;
  // The guard has seen to it that it is one of the portal's.
  const owner = around.generatorOwner?.id;
  if (!owner || draft.isDone('remove-seed-generator')) {
    return { waits: 'the SeedGenerator is still on the cluster' };
  }
  return {
    effect: {
      type: 'remove-seed-generator',
      runId: owner,
      uid: seedGenerator.uid,
    },
  };
}

function restart(draft: RemedyDraft, look: Look): NextStep | undefined {
  if (!draft.memory.restart) return undefined;
  const step = nextRestart(draft, look);
  if (step) return step;
  const waits = agentWaits(draft, look);
  return waits ? { waits } : undefined;
}

// The same for the same remedy, so that its key finds the run that it began.
function beginAnew({ run }: RemedyDraft, request: AnyRunRequest): NextStep {
  return {
    effect: {
      type: 'begin-run',
      request: {
        ...request,
        confirmation: run.cluster,
        reason: run.request.reason ?? `Begun anew by remedy ${run.id}`,
      },
    },
  };
}
