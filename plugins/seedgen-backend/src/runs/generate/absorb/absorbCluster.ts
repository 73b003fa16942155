import type {
  AccessFailure,
  ClusterObservation,
} from '@seedgen/backstage-plugin-seedgen-common';
import { duration } from '../../../text';
import { reached } from '../conditions';
import type { GenerateDraft } from '../GenerateDraft';
import type { GenerateMemory } from '../memory';
import { refusalText } from '../reasons/endings';
import { absorbGenerator } from './absorbGenerator';

type RefusalCode = NonNullable<GenerateMemory['refusing']>['code'];

const REFUSALS: readonly string[] = ['unauthorized', 'forbidden', 'untrusted'];

/** Takes in what was seen of the cluster. */
export function absorbCluster(
  draft: GenerateDraft,
  seen: ClusterObservation | undefined,
): void {
  if (!seen) return;
  const failure = failureOf(seen);
  if (failure?.code === 'aborted') return;
  const { memory, run } = draft;
  run.observedAt = seen.at;
  // What was gone before the gap may have been back in it.
  if (draft.look()) memory.generator.goneSince = undefined;
  if (failure && REFUSALS.includes(failure.code)) {
    apiIsBack(draft);
    absorbRefusal(draft, failure as AccessFailure & { code: RefusalCode });
    return;
  }
  if (seen.api.state === 'down') {
    absorbOutage(draft, seen.api.failure);
    return;
  }
  if (
    memory.clusterId &&
    seen.clusterId &&
    seen.clusterId !== memory.clusterId
  ) {
    memory.clusterChanged = true;
    return;
  }
  memory.clusterId ??= seen.clusterId;
  apiIsBack(draft);
  memory.api = 'up';
  memory.refusing = undefined;
  absorbGenerator(draft, seen.seedGenerator);
}

function failureOf(seen: ClusterObservation): AccessFailure | undefined {
  if (seen.api.state === 'down') return seen.api.failure;
  const { seedGenerator } = seen;
  return seedGenerator.state === 'unknown' ? seedGenerator.failure : undefined;
}

function absorbOutage(draft: GenerateDraft, failure: AccessFailure): void {
  const { memory, run } = draft;
  memory.api = 'down';
  memory.refusing = undefined;
  memory.outage.looks += 1;
  memory.generator.goneSince = undefined;
  if (run.unreachableSince) return;
  run.unreachableSince = draft.now;
  if (draft.requestSent) memory.outage.everSeen = true;
  const expected =
    draft.imagerLaunched || reached(memory.generator.step, 'cleaning');
  draft.record(
    'api-lost',
    expected
      ? 'The API does not answer. This is expected; it is typically back within 10 min'
      : `The API does not answer: ${failure.message}`,
    failure.code,
  );
}

function apiIsBack(draft: GenerateDraft): void {
  const { run } = draft;
  if (!run.unreachableSince) return;
  draft.record(
    'api-back',
    `The API answers again, after ${duration(
      draft.since(run.unreachableSince),
    )}`,
  );
  run.unreachableSince = undefined;
}

function absorbRefusal(
  draft: GenerateDraft,
  failure: AccessFailure & { code: RefusalCode },
): void {
  const { memory } = draft;
  memory.api = 'refusing';
  if (memory.refusing?.code === failure.code) return;
  memory.refusing = {
    since: memory.refusing?.since ?? draft.now,
    code: failure.code,
    message: failure.message,
  };
  draft.say(refusalText(memory.refusing));
}
