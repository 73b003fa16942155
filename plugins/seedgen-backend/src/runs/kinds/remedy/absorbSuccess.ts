import type {
  EffectResult,
  EffectType,
  EffectValues,
} from '../../engine/effects';
import { reasons } from './reasons';
import type { RemedyDraft } from './RemedyDraft';

type Success = Extract<EffectResult, { ok: true }>;

const MOST_BATCHES = 10;

/** Takes in an effect that was had: the timeline and the audit log get to know. */
export function absorbSuccess(draft: RemedyDraft, result: Success): void {
  const { memory, run } = draft;
  switch (result.type) {
    case 'read-agent-files':
      memory.agentFiles = { at: draft.now, ...result.value };
      return;
    case 'replace-secret':
      tell(draft, 'secret.written', {
        text: "Secret 'seedgen' was deleted and written anew",
        image: result.value.seedImage,
      });
      return;
    case 'restart-lifecycle-agent':
      tell(draft, 'lifecycleagent.restarted', {
        text: 'The pod of Lifecycle Agent was deleted; its Deployment starts another',
      });
      return;
    case 'cancel-run':
      // Lifecycle Agent may have gone on meanwhile: read anew before it is restarted.
      memory.agentFiles = undefined;
      draft.record('effect', `Run ${result.value.runId} was cancelled`);
      return;
    case 'remove-seed-generator':
      absorbRemoval(draft, result.value.outcome);
      return;
    case 'begin-run':
      if (result.value.outcome === 'begun') {
        run.followedBy = result.value.runId;
        draft.record('effect', `Run ${run.followedBy} was begun`);
      } else {
        draft.fail(reasons.notBegun(result.value.code, result.value.message));
      }
      return;
    case 'remove-machine-config':
      absorbMachineConfig(draft, result.value.outcome);
      return;
    case 'install-lifecycle-agent':
      absorbInstallation(draft, result.value);
      return;
    case 'read-installation':
      memory.installation = result.value;
      return;
    case 'resume-machine-config-pool':
      absorbResumption(draft, result.value.outcome);
      return;
    case 'remove-finished-pods':
      absorbPods(draft, result.value);
      return;
    default:
  }
}

function absorbRemoval(
  draft: RemedyDraft,
  outcome: 'deleted' | 'absent' | 'foreign',
): void {
  if (outcome === 'foreign') {
    draft.fail(reasons.foreignGenerator());
  } else if (
    outcome === 'deleted' ||
    isTriedAgain(draft, 'remove-seed-generator')
  ) {
    tell(draft, 'seedgenerator.deleted', {
      text: 'The SeedGenerator that an ended run had left was deleted',
    });
  } else {
    draft.record('effect', 'The SeedGenerator was gone already');
  }
}

function absorbMachineConfig(
  draft: RemedyDraft,
  outcome: 'deleted' | 'absent' | 'foreign',
): void {
  const name = draft.call.machineConfig ?? '';
  if (outcome === 'foreign') {
    draft.fail(reasons.foreignMachineConfig(name));
  } else if (
    outcome === 'deleted' ||
    isTriedAgain(draft, 'remove-machine-config')
  ) {
    tell(draft, 'machineconfig.deleted', {
      text: `MachineConfig ${name} deleted`,
      message: name,
    });
  } else {
    draft.record('effect', `MachineConfig ${name} was gone already`);
  }
}

function absorbResumption(
  draft: RemedyDraft,
  outcome: 'resumed' | 'not-paused',
): void {
  if (
    outcome === 'resumed' ||
    isTriedAgain(draft, 'resume-machine-config-pool')
  ) {
    tell(draft, 'machineconfigpool.resumed', {
      text: 'Pool master was resumed; what has waited is brought to the node',
      message: 'master',
    });
  } else {
    draft.record('effect', 'Pool master was not paused any more');
  }
}

function absorbInstallation(
  draft: RemedyDraft,
  value: EffectValues['install-lifecycle-agent'],
): void {
  if (value.outcome === 'refused') {
    draft.fail(reasons.noCatalog(value.code, value.message));
    return;
  }
  const { namespace, operatorGroup, subscription } = value.applied;
  tell(draft, 'lifecycleagent.subscribed', {
    text: `From catalog ${value.catalog}: Namespace ${namespace}, OperatorGroup ${operatorGroup.name} ${operatorGroup.outcome}, Subscription ${subscription.name} ${subscription.outcome}`,
  });
}

function absorbPods(
  draft: RemedyDraft,
  { deleted, left }: { deleted: number; left: number },
): void {
  const { memory } = draft;
  memory.podsDeleted += deleted;
  memory.podsLeft = left;
  const text = `${deleted} finished pods deleted${
    left > 0 ? `, ${left} still to be deleted` : ''
  }`;
  if (deleted > 0) tell(draft, 'pods.deleted', { text });
  else if (
    memory.podsDeleted === 0 &&
    isTriedAgain(draft, 'remove-finished-pods')
  ) {
    tell(draft, 'pods.deleted', {
      text: 'Finished pods were deleted by a try that was interrupted; how many is not known',
    });
  }
  const effect = draft.effect('remove-finished-pods');
  if (left === 0 || !effect) return;
  if (effect.attempts >= MOST_BATCHES) {
    memory.podsLeft = 0;
    draft.record('note', `${left} finished pods are left; ask again for them`);
    return;
  }
  // Another batch; what was touched stays remembered.
  delete effect.doneAt;
}

// What is gone at the second try was removed by the first, which nobody lived to record.
function isTriedAgain(draft: RemedyDraft, type: EffectType): boolean {
  return (draft.effect(type)?.attempts ?? 0) > 1;
}

function tell(
  draft: RemedyDraft,
  action: Parameters<RemedyDraft['audit']>[0]['action'],
  {
    text,
    message = text,
    image,
  }: { text: string; message?: string; image?: string },
): void {
  draft.record('effect', text);
  draft.audit({
    action,
    outcome: 'succeeded',
    message,
    ...(image && { image }),
  });
}
