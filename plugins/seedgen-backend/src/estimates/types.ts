import type { RunPhase } from '@seedgen/backstage-plugin-seedgen-common';

/** How long a run took that succeeded; everything in milliseconds from when it was asked for. */
export interface RunDurations {
  totalMs: number;
  /** When each phase was entered, in that order. A short one may never have been seen. */
  phases: ReadonlyArray<readonly [phase: RunPhase, atMs: number]>;
  /** When the API was away; absent if it never was. */
  outage?: { fromMs: number; untilMs: number };
}

/** Runs of one kind that succeeded, the latest first. */
export interface RunHistory {
  cluster: RunDurations[];
  /** Of all other clusters. */
  fleet: RunDurations[];
}
