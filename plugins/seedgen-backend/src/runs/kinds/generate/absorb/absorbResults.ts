import type { ImagerState } from '../../../../clusters';
import type { EffectResult } from '../../../engine/effects';
import type { GenerateDraft } from '../GenerateDraft';
import { logIsSettled } from '../imagerLog';
import { absorbLook, absorbLookFailure } from '../phases/nodeLook';
import { endings } from '../reasons/endings';
import { absorbMilestones, timesOfImager } from './absorbMilestones';

const WHAT: Partial<Record<EffectResult['type'], string>> = {
  'run-preflight': 'run the checks',
  'write-secret': 'write Secret seedgen',
  'create-seed-generator': 'create the SeedGenerator',
  'delete-seed-generator': 'delete the SeedGenerator',
  'delete-secret': 'delete Secret seedgen',
  'verify-image': 'verify the image',
  'fetch-imager-log': "fetch the imager's log",
  'look-at-node': 'look at what is left on the node',
  'read-imager-state': 'ask the node for the imager',
};

const IMAGER: Record<ImagerState['state'], string> = {
  running: 'The node says that the imager runs',
  exited: 'The node says that the imager has ended',
  absent: "The node has no imager's container",
  unreadable: 'The node could not say how the imager is',
};

/** Takes in how effects went. */
export function absorbResults(
  draft: GenerateDraft,
  results: readonly EffectResult[] = [],
): void {
  draft.remember(results, {
    success: result => absorbSuccess(draft, result),
    failure: result => absorbFailure(draft, result),
  });
}

function absorbSuccess(
  draft: GenerateDraft,
  result: Extract<EffectResult, { ok: true }>,
): void {
  const { memory, run } = draft;
  switch (result.type) {
    case 'run-preflight': {
      memory.identity = result.value.identity;
      memory.clusterId ??= result.value.identity.clusterId;
      draft.record('effect', result.value.summary);
      if (result.value.verdict === 'blocked') {
        draft.end('Failed', {
          problem: result.value.blocked,
          remove: false,
          tidy: false,
        });
      }
      return;
    }
    case 'write-secret':
      memory.secret = 'written';
      draft.record(
        'effect',
        'Secret seedgen written, with the credential of the target registry alone',
      );
      draft.audit({ action: 'secret.written', outcome: 'succeeded' });
      return;
    case 'create-seed-generator':
      absorbCreation(draft, result.value);
      return;
    case 'delete-seed-generator':
      draft.record(
        'effect',
        {
          deleted: 'SeedGenerator deleted',
          absent: 'There was no SeedGenerator to delete',
          foreign: 'The SeedGenerator is not of this run and was left alone',
        }[result.value.outcome],
      );
      memory.generator.removal = result.value.outcome;
      if (result.value.outcome === 'deleted') {
        memory.generator.state = 'absent';
        draft.audit({ action: 'seedgenerator.deleted', outcome: 'succeeded' });
      }
      return;
    case 'delete-secret':
      memory.secret = 'deleted';
      draft.record(
        'effect',
        result.value.outcome === 'deleted'
          ? 'Secret seedgen deleted from the cluster'
          : 'Secret seedgen is not on the cluster',
      );
      draft.audit({
        action: 'secret.deleted',
        outcome: 'succeeded',
        message: result.value.outcome,
      });
      return;
    case 'verify-image': {
      const { details, verdict } = result.value;
      memory.verification = result.value;
      if (verdict === 'verified') run.digest = details?.digest;
      draft.record(
        'registry',
        `${details ? `Image ${details.digest}` : 'The image'} ${
          {
            verified: 'verified: made in this run from this cluster',
            rejected: 'is not the seed of this run',
            unknown: 'could not be fully verified yet',
          }[verdict]
        }`,
      );
      if (verdict !== 'unknown') {
        draft.audit({
          action: 'image.verified',
          outcome: verdict === 'verified' ? 'succeeded' : 'failed',
          digest: details?.digest,
        });
      }
      return;
    }
    case 'read-imager-state':
      absorbImager(draft, result.value);
      return;
    case 'fetch-imager-log': {
      memory.imagerLog = {
        summary: result.value.summary,
        ...result.value.cause,
      };
      draft.record(
        'effect',
        `Imager's log kept${
          result.value.summary ? `: ${result.value.summary}` : ''
        }`,
        result.value.cause?.code,
      );
      absorbMilestones(draft, result.value.milestones);
      const times = timesOfImager(draft);
      if (times) draft.record('note', times);
      return;
    }
    case 'look-at-node':
      absorbLook(draft, result.value);
      return;
    default:
  }
}

function absorbImager(draft: GenerateDraft, state: ImagerState): void {
  const { memory } = draft;
  if (memory.imager?.state !== state.state) {
    draft.record('note', IMAGER[state.state]);
    memory.looksAfterImager = 0;
  }
  memory.imager = { ...state, at: draft.now };
}

function absorbCreation(
  draft: GenerateDraft,
  value: Extract<
    EffectResult,
    { type: 'create-seed-generator'; ok: true }
  >['value'],
): void {
  const { generator } = draft.memory;
  switch (value.outcome) {
    case 'created':
    case 'adopted':
      generator.state = 'present';
      if (value.outcome === 'created') generator.firstUid = value.uid;
      generator.firstUid ??= value.uid;
      generator.uid = value.uid;
      generator.goneSince = undefined;
      draft.memory.outage = { looks: 0, everSeen: false };
      draft.record(
        'effect',
        value.outcome === 'created'
          ? 'SeedGenerator created'
          : "The run's SeedGenerator is on the cluster already",
      );
      draft.audit({ action: 'seedgenerator.created', outcome: 'succeeded' });
      return;
    case 'launched':
      generator.state = 'absent';
      draft.memory.launched = true;
      draft.record(
        'note',
        'The SeedGenerator is gone, and so is what Lifecycle Agent removes when it launches the imager',
      );
      return;
    case 'uncertain':
      // Nobody knows whether it was ever there. An outage or its return would tell; after the
      // grace period without either it is asked for once more.
      generator.state = 'absent';
      generator.goneSince ??= draft.now;
      return;
    default:
      draft.end('Failed', {
        problem: endings.anotherSeedGenerator(value.runId),
        remove: false,
        tidy: false,
      });
  }
}

function absorbFailure(
  draft: GenerateDraft,
  result: Extract<EffectResult, { ok: false }>,
): void {
  const attempts = draft.effect(result.type)?.attempts;
  if (result.type === 'look-at-node') {
    absorbLookFailure(draft, result.failure);
    return;
  }
  if (
    result.type === 'fetch-imager-log' &&
    attempts !== 1 &&
    logIsSettled(draft)
  ) {
    draft.record(
      'effect',
      `Gave up fetching the imager's log after ${attempts} attempts: ${result.failure.message}`,
      result.failure.code,
    );
  }
  if (attempts === 1) {
    draft.record(
      'effect',
      `Could not ${WHAT[result.type] ?? result.type}: ${
        result.failure.message
      }`,
      result.failure.code,
    );
  }
}
