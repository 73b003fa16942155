import type {
  AuditOutcome,
  ClusterSnapshot,
} from '@seedgen/backstage-plugin-seedgen-common';
import { readConditions } from '../lifecycleAgent/conditions';

/** Something that was seen of a generation, when it was first seen. */
export interface ExternalStep {
  at: string;
  text: string;
}

/** A seed generation that was not asked for in the portal, as it is kept. */
export interface ExternalGeneration {
  cluster: string;
  image: string;
  /** Of the SeedGenerator as it was seen last; Lifecycle Agent's own restoration changes it. */
  uid: string;
  firstSeenAt: string;
  lastSeenAt: string;
  /** What it said last. */
  state: string;
  /** What was seen of it, in order; of many the last ones. */
  steps: ExternalStep[];
  /** Since when the API answers and it is not there. */
  absentSince?: string;
  endedAt?: string;
  outcome?: 'succeeded' | 'failed';
}

/** What is to be kept, and what the audit log gets to know. */
export interface ExternalDecision {
  next: ExternalGeneration;
  /** Whether it is another one than the last that was known. */
  isNew: boolean;
  audits: Array<{ outcome: AuditOutcome; message: string }>;
}

/**
 * How long a SeedGenerator may be gone while the API answers, in milliseconds. Lifecycle Agent takes
 * it away shortly before the API stops, and brings it back some minutes after the API's return.
 */
export const GONE_AFTER_MS = 30 * 60_000;

/**
 * The same where the API was never away: the imager stops it some twenty seconds after its launch.
 */
export const GONE_WITHOUT_OUTAGE_MS = 5 * 60_000;

/** An outage lasts longer; one cannot have been missed between two looks that are nearer. */
const SHORTEST_OUTAGE_MS = 3 * 60_000;

const MOST_STEPS = 50;
const AWAY = 'The API does not answer: the image may be in the making';
const GONE =
  'The SeedGenerator is gone while the API answers: Lifecycle Agent takes it away when it launches the imager';

/**
 * What a look at a cluster means for the last generation that was known there. Nothing is ever
 * done to the cluster.
 *
 * @param isOurs - whether the run that the SeedGenerator names is one of ours
 * @returns nothing if there is nothing new to keep
 */
export function decideExternal(
  last: ExternalGeneration | undefined,
  { cluster, observedAt, reachability, seedGenerator: seen }: ClusterSnapshot,
  isOurs: boolean,
): ExternalDecision | undefined {
  const open = last && !last.endedAt ? last : undefined;
  // Expected while the imager runs; the snapshot may still hold what was there before.
  if (open && observedAt && reachability === 'unreachable') {
    return unchangedOr(open, {
      ...withStep(open, observedAt, AWAY),
      absentSince: undefined,
    });
  }
  // An absence that nobody saw begin or go on is none.
  if (!seen || !observedAt || seen.state === 'unknown') {
    return open && unchangedOr(open, { ...open, absentSince: undefined });
  }
  if (seen.state === 'absent') return open && gone(open, observedAt);
  if (isOurs) {
    return open && ended(open, observedAt, 'failed', 'replaced by another one');
  }
  if (!open && last?.uid === seen.uid) return undefined;

  // What comes back with the same image after an absence is what Lifecycle Agent has restored.
  const isNew = !open || open.image !== seen.seedImage;
  const reading = readConditions(seen.conditions);
  const state = 'message' in reading ? reading.message : 'nothing said yet';
  const next: ExternalGeneration = withStep(
    {
      cluster,
      image: seen.seedImage,
      uid: seen.uid,
      firstSeenAt: isNew ? observedAt : open.firstSeenAt,
      lastSeenAt: observedAt,
      state,
      steps: isNew ? [] : open.steps,
    },
    observedAt,
    state,
  );
  const audits: ExternalDecision['audits'] = [];
  if (isNew) {
    audits.push({
      outcome: 'accepted',
      message: `A SeedGenerator that was not made by the portal was seen; it is followed and never touched. It says: ${state}`,
    });
  }
  // Lifecycle Agent has lost track of an imager that goes on: no end of anything.
  const goesOn = reading.kind === 'failed' && Boolean(reading.unaccounted);
  if ((reading.kind === 'completed' || reading.kind === 'failed') && !goesOn) {
    next.endedAt = observedAt;
    next.outcome = reading.kind === 'completed' ? 'succeeded' : 'failed';
    audits.push({
      outcome: next.outcome,
      message: `The generation past the portal has ended: ${state}`,
    });
  }
  return { next, isNew, audits };
}

function gone(open: ExternalGeneration, now: string): ExternalDecision {
  const absentSince = open.absentSince ?? now;
  const absent = Date.parse(absentSince);
  const limit =
    absent - Date.parse(open.lastSeenAt) < SHORTEST_OUTAGE_MS
      ? GONE_WITHOUT_OUTAGE_MS
      : GONE_AFTER_MS;
  if (Date.parse(now) - absent >= limit) {
    return ended(open, now, 'failed', 'the SeedGenerator is gone');
  }
  const next = withStep(open, now, GONE);
  return { next: { ...next, absentSince }, isNew: false, audits: [] };
}

/** Nothing to keep where nothing has changed. */
function unchangedOr(
  open: ExternalGeneration,
  next: ExternalGeneration,
): ExternalDecision | undefined {
  return next.absentSince === open.absentSince && next.steps === open.steps
    ? undefined
    : { next, isNew: false, audits: [] };
}

/** With what was seen, unless that was seen last as well. */
function withStep(
  kept: ExternalGeneration,
  at: string,
  text: string,
): ExternalGeneration {
  return kept.steps.at(-1)?.text === text
    ? kept
    : { ...kept, steps: [...kept.steps, { at, text }].slice(-MOST_STEPS) };
}

function ended(
  open: ExternalGeneration,
  now: string,
  outcome: 'succeeded' | 'failed',
  how: string,
): ExternalDecision {
  return {
    next: { ...withStep(open, now, `Ended: ${how}`), endedAt: now, outcome },
    isNew: false,
    audits: [
      {
        outcome,
        message: `The generation past the portal is not there any more: ${how}. It said last: ${open.state}`,
      },
    ],
  };
}
