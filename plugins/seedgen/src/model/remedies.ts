import {
  remedyCallSchema,
  type RemedyCall,
  type Run,
} from '@seedgen/backstage-plugin-seedgen-common';
import { isActive } from './runKinds';

const FIELDS = Object.keys(remedyCallSchema.shape) as (keyof RemedyCall)[];

/** Whether two calls ask for the same to be done to the same. */
export function isSameCall(a: RemedyCall, b: RemedyCall): boolean {
  return FIELDS.every(field => a[field] === b[field]);
}

/** How a remedy that is offered stands. */
export interface RemedyStanding {
  /** The latest run that carries it out or did, since it was offered. */
  run?: Run;
  /** Whether another remedy is being applied to the cluster, which has room for one at a time. */
  otherActive: boolean;
}

/**
 * How a remedy stands, by the remedies of its cluster, newest first.
 *
 * One that ended before the trouble was seen says nothing about it and is history.
 */
export function standingOf(
  call: RemedyCall,
  remedies: readonly Run[],
  offeredSince: string,
): RemedyStanding {
  const since = Date.parse(offeredSince);
  const run = remedies.find(
    ({ remedy, requestedAt }) =>
      remedy && isSameCall(remedy, call) && Date.parse(requestedAt) >= since,
  );
  return {
    run,
    otherActive: remedies.some(
      other => other.id !== run?.id && isActive(other),
    ),
  };
}
