import {
  type AccessFailure,
  type ClusterObservation,
  formatDuration,
} from '@seedgen/backstage-plugin-seedgen-common';
import { reached } from '../../../lifecycleAgent/conditions';
import type { GenerateDraft } from '../GenerateDraft';
import type { GenerateMemory } from '../memory';
import { absorbGenerator } from './absorbGenerator';
import { absorbSteadiness, isSteady } from './absorbSteadiness';

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
  const resumed = draft.look(failure);
  // What was gone before the gap may have been back in it.
  if (resumed) memory.generator.goneSince = undefined;
  absorbSteadiness(draft, seen, failure, resumed);
  if (failure && REFUSALS.includes(failure.code)) {
    answers(draft);
    endOutage(draft);
    absorbRefusal(
      draft,
      failure as AccessFailure & { code: RefusalCode },
      seen.ready,
    );
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
  memory.api = 'up';
  memory.refusing = undefined;
  answers(draft);
  absorbGenerator(draft, seen.seedGenerator);
  endOutage(draft);
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
  memory.outage.since ??= draft.now;
  // It may have ended since: whoever decides on it asks again.
  if (memory.imager?.state === 'running') memory.imager = undefined;
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

function answers({ memory, now }: GenerateDraft): void {
  const { since, longestMs = 0 } = memory.outage;
  if (!since) return;
  memory.outage.longestMs = Math.max(
    longestMs,
    Date.parse(now) - Date.parse(since),
  );
  memory.outage.since = undefined;
  memory.outage.until = now;
}

// While the imager works, an API that answers now and then is as good as away.
function endOutage(draft: GenerateDraft): void {
  const { memory, run } = draft;
  if (!run.unreachableSince) return;
  const restored = memory.api === 'up' && memory.generator.state === 'present';
  if (draft.imagerLaunched && !restored && !isSteady(draft)) return;
  draft.record(
    'api-back',
    `The API answers again, after ${formatDuration(
      draft.since(run.unreachableSince),
    )}`,
  );
  run.unreachableSince = undefined;
}

function absorbRefusal(
  draft: GenerateDraft,
  failure: AccessFailure & { code: RefusalCode },
  ready: boolean | undefined,
): void {
  const { memory } = draft;
  memory.api = 'refusing';
  const since = memory.refusing?.since ?? draft.now;
  // A real API server listens before it knows the rules, and so refuses everybody for a moment.
  const counts =
    memory.refusing?.counts ||
    failure.code === 'untrusted' ||
    ready === true ||
    draft.since(since) >= draft.limits.startingMs;
  memory.refusing = {
    since,
    code: failure.code,
    message: failure.message,
    ...(counts && { counts }),
  };
}
