import {
  isTerminalPhase,
  type AnyRunRequest,
} from '@seedgen/backstage-plugin-seedgen-common';
import { RunDraft } from '../../engine/RunDraft';
import type {
  Decision,
  MachineMemory,
  MachineRun,
  Seen,
} from '../../engine/types';
import type { RunLimits } from '../../types';

/** The request of a rehearsal. */
export interface RehearsalRequest extends AnyRunRequest {
  kind: 'rehearsal';
  piece: string;
}

/** A phase each step; the effect belongs to the second. */
export function decide(
  run: MachineRun<MachineMemory, RehearsalRequest>,
  seen: Seen,
  now: Date,
  limits: RunLimits,
): Decision<MachineMemory, RehearsalRequest> {
  if (isTerminalPhase(run.phase)) {
    return { run, entries: [], audits: [], effects: [] };
  }
  const draft = new RunDraft(run, now, limits);
  draft.remember(seen.results ?? [], {
    success: () => draft.record('effect', 'It was played'),
    failure: () => undefined,
  });
  if (run.cancelled) draft.enter('Abandoned', 'Nobody wants to hear it');
  else if (run.phase === 'Tuning') draft.enter('Playing', 'The piece begins');
  else if (run.phase === 'Playing') {
    draft.want({ type: 'play' });
    if (draft.isDone('play')) draft.enter('Bowing', 'Applause');
  } else draft.enter('Succeeded', 'It was heard to its end');
  return draft.finish();
}
