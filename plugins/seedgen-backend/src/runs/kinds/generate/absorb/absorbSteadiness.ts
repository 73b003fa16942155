import type {
  AccessFailure,
  ClusterObservation,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { GenerateDraft } from '../GenerateDraft';
import type { GenerateMemory } from '../memory';

type Kind = NonNullable<GenerateMemory['steady']>['kind'];

/**
 * Notes how the API answers, and since when without a break. An API server that starts, or flaps
 * while the imager works, answers now and then; one that has returned goes on doing so.
 *
 * @param resumed - nobody had looked for so long that the answers before tell nothing of this one
 */
export function absorbSteadiness(
  { memory, now }: GenerateDraft,
  seen: ClusterObservation,
  failure: AccessFailure | undefined,
  resumed: boolean,
): void {
  const kind = kindOf(seen, failure);
  if (!kind) {
    memory.steady = undefined;
    return;
  }
  if (resumed || memory.steady?.kind !== kind) {
    memory.steady = { kind, since: now };
  }
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
  return draft.since(steady.since) >= wanted;
}
