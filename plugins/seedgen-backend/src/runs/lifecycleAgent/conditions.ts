import type { Condition } from '@seedgen/backstage-plugin-seedgen-common';
import { safeText } from '../../text';
import { isUnaccounted } from '../../clusters';
import { codeOfFailure, failedAfterImaging } from './failures';

/** Steps of Lifecycle Agent in their order. `none`: nothing was said yet. */
export const LIFECYCLE_STEPS = [
  'none',
  'waiting',
  'starting',
  'pulling',
  'preparing',
  'cleaning',
  'launching',
  'finalizing',
] as const;

/** {@inheritDoc LIFECYCLE_STEPS} */
export type LifecycleStep = (typeof LIFECYCLE_STEPS)[number];

/** Whether a step comes at or after another. */
export function reached(step: LifecycleStep, other: LifecycleStep): boolean {
  return LIFECYCLE_STEPS.indexOf(step) >= LIFECYCLE_STEPS.indexOf(other);
}

/** What the conditions of a SeedGenerator say. */
export type Reading =
  | { kind: 'silent' }
  | {
      kind: 'progress';
      /** Absent for a message that is not one of Lifecycle Agent's. */
      step?: LifecycleStep;
      message: string;
      causes?: string[];
    }
  | { kind: 'completed'; message: string }
  /**
   * `message` is without the prefixes that Lifecycle Agent repeats, and masked; `code` is the known
   * cause in what it said. `afterImager`: found after the imager had begun, so that its log tells more and an
   * image may have been pushed. `unaccounted`: without knowing how the imager ended.
   */
  | {
      kind: 'failed';
      message: string;
      code?: string;
      afterImager?: boolean;
      unaccounted?: boolean;
    }
  | { kind: 'unclear'; message: string };

const WAITING = 'Waiting for system to stabilize';

// Lifecycle Agent, controllers/seedgen_controller.go; the same words in 4.14 to 4.22.
const STEP_OF_MESSAGE = new Map<string, LifecycleStep>([
  [WAITING, 'waiting'],
  ['Starting seed generation', 'starting'],
  ['Pulling recert image', 'pulling'],
  ['Preparing for seed generation', 'preparing'],
  ['Cleaning cluster resources', 'cleaning'],
  ['Launching imager container', 'launching'],
  ['Finalizing seed generation', 'finalizing'],
]);

/**
 * Reads the conditions of a SeedGenerator.
 *
 * Only exact messages count, so that a look-alike with invisible characters changes nothing, and
 * conditions that contradict each other are `unclear`, never an end. `lastTransitionTime` is not
 * used: clusters' clocks differ, and a restored status carries old times.
 */
export function readConditions(
  conditions: readonly Condition[] | null | undefined,
): Reading {
  const all = Array.isArray(conditions)
    ? conditions.filter(condition => condition && typeof condition === 'object')
    : [];
  const completed = all.filter(({ type }) => type === 'SeedGenCompleted');
  const inProgress = all.filter(({ type }) => type === 'SeedGenInProgress');
  if (completed.length > 1 || inProgress.length > 1) {
    return {
      kind: 'unclear',
      message:
        'The SeedGenerator carries the same condition more than once; what it says is not known',
    };
  }
  const [end] = completed;
  const [progress] = inProgress;
  if (end?.status === 'True' && progress?.status === 'True') {
    return {
      kind: 'unclear',
      message:
        'The SeedGenerator says both that it is in progress and that it is completed',
    };
  }
  if (
    end?.status === 'True' &&
    (end.reason === 'Failed' || progress?.reason === 'Failed')
  ) {
    return {
      kind: 'unclear',
      message:
        'The SeedGenerator says both that it is completed and that it has failed',
    };
  }
  if (end?.status === 'True') {
    // Lifecycle Agent writes no other reason beside it, and ends its progress in the same write.
    return end.reason === 'Completed' && progress?.status !== 'Unknown'
      ? { kind: 'completed', message: safeText(end.message) }
      : {
          kind: 'unclear',
          message:
            'The SeedGenerator says that it is completed, and why it is not',
        };
  }
  if (end?.status === 'False' && end.reason === 'Failed') {
    const denial = deniedBy(progress);
    if (denial) {
      return {
        kind: 'unclear',
        message: `The SeedGenerator says both that it ${denial} and that it has failed`,
      };
    }
    const said =
      progress?.status === 'False' && progress.message
        ? progress.message
        : end.message;
    return failureOf(said);
  }
  if (progress?.status === 'False' && progress.reason === 'Failed') {
    return failureOf(progress.message);
  }
  if (progress?.status === 'True') return readProgress(progress.message);
  return { kind: 'silent' };
}

function deniedBy(progress: Condition | undefined): string | undefined {
  if (progress?.status === 'True') return 'is in progress';
  return progress?.status === 'False' && progress.reason === 'Completed'
    ? 'is completed'
    : undefined;
}

function readProgress(message: string): Reading {
  const step = STEP_OF_MESSAGE.get(message);
  if (step) return { kind: 'progress', step, message };
  if (message.startsWith(`${WAITING}: `)) {
    return {
      kind: 'progress',
      step: 'waiting',
      message: safeText(message),
      causes: readCauses(message.slice(WAITING.length + 2)),
    };
  }
  return { kind: 'progress', message: safeText(message) };
}

const UNHEALTHY = 'one or more health checks failed';
const MOST_CAUSES = 20;
const BULLET = '- ';

// Up to 4.19 `one or more health checks failed`, then a line with `  - ` each; from 4.20 on the
// first cause is on the same line, after a colon.
function readCauses(text: string): string[] {
  const beginning = text.startsWith(UNHEALTHY)
    ? text.slice(UNHEALTHY.length).replace(/^: ?/, '')
    : text;
  const [first, ...rest] = splitAtBullets(beginning);
  const causes = first || rest.length > 0 ? [first, ...rest] : [text];
  return causes
    .map(cause => safeText(cause, 300))
    .filter(Boolean)
    .slice(0, MOST_CAUSES);
}

/** Parts at each `- ` that begins a line, or that stands behind two blanks or more. */
function splitAtBullets(text: string): string[] {
  const parts: string[] = [];
  let start = 0;
  let at = text.indexOf(BULLET);
  while (at >= 0 && parts.length <= MOST_CAUSES) {
    if (/\s\s$|[\r\n]$/.test(text.slice(Math.max(0, at - 2), at))) {
      parts.push(text.slice(start, at).trim());
      start = at + BULLET.length;
    }
    at = text.indexOf(BULLET, at + 1);
  }
  parts.push(text.slice(start).trim());
  return parts;
}

// Known by what was said, before it is masked and cut.
function failureOf(said: string): Reading {
  const bare = said.replace(/^(?:Seed generation failed: )+/, '');
  const code = codeOfFailure(bare);
  return {
    kind: 'failed',
    message: safeText(bare),
    ...(code && { code }),
    ...(failedAfterImaging(bare) && { afterImager: true }),
    ...(isUnaccounted(bare) && { unaccounted: true }),
  };
}
