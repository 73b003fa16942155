import type { SeedGeneratorSeen } from '@seedgen/backstage-plugin-seedgen-common';
import {
  reached,
  readConditions,
  type Reading,
} from '../../../lifecycleAgent/conditions';
import type { GenerateDraft } from '../GenerateDraft';
import { endings } from '../reasons/endings';

/** Takes in what was seen of the singleton SeedGenerator while the API answered. */
export function absorbGenerator(
  draft: GenerateDraft,
  seen: SeedGeneratorSeen,
): void {
  if (seen.state === 'unknown') return;
  if (seen.state === 'absent') {
    absorbAbsence(draft);
    return;
  }
  if (seen.runId !== draft.run.id) {
    absorbForeign(draft, seen.runId);
    return;
  }
  const { memory } = draft;
  const { generator } = memory;
  const create = draft.effect('create-seed-generator');
  if (create && !create.doneAt) {
    // Created by a process that did not live to store it.
    create.doneAt = draft.now;
    delete create.failure;
    draft.audit({ action: 'seedgenerator.created', outcome: 'succeeded' });
  }
  generator.firstUid ??= seen.uid;
  generator.createdAt ??= seen.createdAt;
  // Lifecycle Agent restores the whole object, but the API server gives it a new UID. With the old
  // one, an outage before was not the imager's.
  if (seen.uid !== generator.firstUid) {
    generator.restored = true;
    generator.restoredAt ??= draft.now;
  } else memory.outage = { looks: 0, everSeen: false };
  generator.uid = seen.uid;
  generator.state = 'present';
  generator.observed = true;
  generator.goneSince = undefined;
  absorbReading(draft, readConditions(seen.conditions));
}

function absorbAbsence(draft: GenerateDraft): void {
  const { generator } = draft.memory;
  if (generator.state === 'never') return;
  if (generator.state === 'present') {
    generator.state = 'absent';
    if (!draft.memory.ending) {
      draft.record(
        'note',
        reached(generator.step, 'cleaning')
          ? 'SeedGenerator and Secret are gone: Lifecycle Agent removes them when it launches the imager'
          : 'The SeedGenerator is gone while the API answers',
      );
    }
  }
  generator.goneSince ??= draft.now;
}

function absorbForeign(draft: GenerateDraft, runId: string | undefined): void {
  if (draft.run.phase === 'Preflight') return;
  draft.end('Failed', {
    problem:
      draft.memory.generator.state === 'never'
        ? endings.anotherSeedGenerator(runId)
        : endings.superseded(runId),
    remove: false,
    tidy: false,
  });
}

function absorbReading(draft: GenerateDraft, reading: Reading): void {
  const { memory } = draft;
  const { generator } = memory;
  switch (reading.kind) {
    case 'silent':
      return;
    case 'unclear':
      tell(draft, reading.message);
      return;
    case 'progress':
      if (reading.step && reached(reading.step, generator.step)) {
        generator.step = reading.step;
      }
      absorbCauses(draft, reading.causes);
      tell(draft, reading.message);
      return;
    default:
      generator.causes = undefined;
      tell(draft, reading.message);
      if (reading.kind === 'failed' && reading.unaccounted) {
        memory.lostTrack ??= { at: draft.now, message: reading.message };
        return;
      }
      memory.end ??= {
        kind: reading.kind,
        message: reading.message,
        ...('code' in reading && reading.code && { code: reading.code }),
        ...('afterImager' in reading && { afterImager: reading.afterImager }),
        at: draft.now,
      };
  }
}

function absorbCauses(
  draft: GenerateDraft,
  causes: string[] | undefined,
): void {
  const { generator } = draft.memory;
  if (causes && causes.join('\n') !== generator.causes?.join('\n')) {
    draft.record('waiting', `Waiting for: ${causes.join('; ')}`);
  }
  generator.causes = causes;
}

function tell(draft: GenerateDraft, message: string): void {
  const { generator } = draft.memory;
  if (generator.lastMessage === message) return;
  generator.lastMessage = message;
  draft.record('message', message);
}
