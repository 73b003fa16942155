import type { Condition } from '@seedgen/backstage-plugin-seedgen-common';
import { z } from 'zod';
import { cleanText } from '../cleanText';

// Far more than any controller writes; a status is not a place to store things in.
const MOST_CONDITIONS = 100;
const LONGEST_NAME_BYTES = 256;

const rawConditionSchema = z.object({
  type: z.string(),
  status: z.enum(['True', 'False', 'Unknown']),
  reason: z.string().nullish(),
  message: z.string().nullish(),
  lastTransitionTime: z.string().nullish(),
});

/** Conditions of a status, in their order; what is not a condition is left out. */
export function readConditions(raw: unknown): Condition[] {
  if (!Array.isArray(raw)) return [];
  return raw.slice(0, MOST_CONDITIONS).flatMap(entry => {
    const parsed = rawConditionSchema.safeParse(entry);
    if (!parsed.success) return [];
    const { type, status, reason, message, lastTransitionTime } = parsed.data;
    return [
      {
        type: cleanText(type, LONGEST_NAME_BYTES),
        status,
        reason: cleanText(reason ?? '', LONGEST_NAME_BYTES),
        message: cleanText(message ?? ''),
        ...(lastTransitionTime ? { lastTransitionTime } : {}),
      },
    ];
  });
}

/** Whether the condition of a type is True. */
export function isTrue(conditions: Condition[], type: string): boolean {
  return conditions.some(
    condition => condition.type === type && condition.status === 'True',
  );
}
