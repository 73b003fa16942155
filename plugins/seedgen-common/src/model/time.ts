import { z } from 'zod';

/** A moment as an ISO 8601 string in UTC, for example `2026-11-22T10:45:23.000Z`. @public */
export const timestampSchema = z.string().datetime();

/** A moment as an ISO 8601 string in UTC. @public */
export type Timestamp = z.infer<typeof timestampSchema>;

/**
 * A moment as reports and timelines write it, with its date and zone: `2026-11-22 10:45:23 UTC`. What is none stays
 * as it is.
 *
 * @public
 */
export function formatUtc(at: string): string {
  const moment = new Date(at);
  return Number.isNaN(moment.getTime())
    ? at
    : `${moment.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}
