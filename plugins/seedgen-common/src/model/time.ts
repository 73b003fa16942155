import { z } from 'zod';

/** A moment as an ISO 8601 string in UTC, for example `2026-11-22T10:45:23.000Z`. @public */
export const timestampSchema = z.string().datetime();

/** A moment as an ISO 8601 string in UTC. @public */
export type Timestamp = z.infer<typeof timestampSchema>;
