import type {
  AccessFailure,
  ClusterObservation,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { GenerateDraft } from '../GenerateDraft';
import type { GenerateMemory } from '../memory';

/**
 * How many looks must show the same before it counts: as many as cannot all fall, at uneven intervals,
 * into the moments in which an API that flaps answers.
 */
export const STEADY_LOOKS = 5;
// Looks that follow each other more closely than this part of the time are one: a watch may hasten
// several at once.
const APART = 1 / 10;

type Kind = NonNullable<GenerateMemory['steady']>['kind'];

/**
 * Notes how the API answers, and since when without a break. An API server that starts, or flaps
 * while the imager works, answers now and then; one that has returned goes on doing so.
 *
 * @param resumed - nobody had looked for so long that the answers before tell nothing of this one
 */
export function absorbSteadiness(
  draft: GenerateDraft,
  seen: ClusterObservation,
  failure: AccessFailure | undefined,
  resumed: boolean,
): void {
  const { memory, now } = draft;
  const kind = kindOf(seen, failure);
  const { steady } = memory;
  if (!kind) {
    memory.steady = undefined;
  } else if (resumed || steady?.kind !== kind) {
    memory.steady = { kind, since: now, looks: 1, countedAt: now };
  } else if (
    draft.since(steady.countedAt ?? steady.since) >=
    draft.limits.steadyReturnMs * APART
  ) {
    memory.steady = {
      ...steady,
      looks: Math.min((steady.looks ?? 1) + 1, STEADY_LOOKS),
      countedAt: now,
    };
  }
  // What comes next tells a return from a flap, if it comes soon.
  memory.closely =
    draft.imagerLaunched && memory.steady && !isSteady(draft)
      ? true
      : undefined;
}

function kindOf(
  { api, ready, seedGenerator }: ClusterObservation,
  failure: AccessFailure | undefined,
): Kind | undefined {
  switch (failure?.code) {
    case 'unauthorized':
    case 'untrusted':
      return failure.code;
    case 'forbidden':
      return ready ? 'ready' : 'forbidden';
    default:
  }
  if (api.state === 'down' || ready === false) return undefined;
  // Where readiness may not be asked for, an answer about the object has to do.
  return ready || seedGenerator.state !== 'unknown' ? 'ready' : undefined;
}

/** Whether the API answers in one way for as long as one that has returned does. */
export function isSteady(draft: GenerateDraft): boolean {
  const { steady } = draft.memory;
  if (!steady) return false;
  // An API server that starts refuses everybody until it knows the rules.
  const wanted =
    steady.kind === 'forbidden'
      ? draft.limits.startingMs
      : draft.limits.steadyReturnMs;
  return (
    draft.since(steady.since) >= wanted && (steady.looks ?? 1) >= STEADY_LOOKS
  );
}
