import type { Condition } from '@seedgen/backstage-plugin-seedgen-common';
import { z } from 'zod';
import { asItCame, cleanText } from '../cleanText';

// Far more than any controller writes; a status is not a place to store things in.
const MOST_CONDITIONS = 100;
// Enough to see that one stands there more than once.
const MOST_OF_A_TYPE = 4;
const LONGEST_NAME_BYTES = 256;

// What is decided by, wherever it stands: it must not be hidden behind others.
const DECISIVE = new Set([
  'SeedGenInProgress',
  'SeedGenCompleted',
  'Ready',
  'DiskPressure',
  'MemoryPressure',
  'PIDPressure',
  'Updated',
  'Updating',
  'Degraded',
  'RenderDegraded',
  'NodeDegraded',
  'BuildDegraded',
  'ImageBuildDegraded',
  'PinnedImageSetsDegraded',
  'Available',
  'Progressing',
  'Failing',
  'Upgradeable',
]);

const rawConditionSchema = z.object({
  type: z.string(),
  status: z.enum(['True', 'False', 'Unknown']),
  reason: z.string().nullish(),
  message: z.string().nullish(),
  lastTransitionTime: z.string().nullish(),
});

/**
 * Conditions of a status, in their order; what is not a condition is left out, and of many the last
 * ones that nothing is decided by.
 *
 * @param message - what is made of messages; those that are interpreted stay as they came
 */
export function readConditions(
  raw: unknown,
  message: (text: string) => string = cleanText,
): Condition[] {
  if (!Array.isArray(raw)) return [];
  return selected(raw).flatMap(entry => {
    const parsed = rawConditionSchema.safeParse(entry);
    if (!parsed.success) return [];
    const { type, status, reason, lastTransitionTime } = parsed.data;
    return [
      {
        type: cleanText(type, LONGEST_NAME_BYTES),
        status,
        reason: cleanText(reason ?? '', LONGEST_NAME_BYTES),
        message: message(parsed.data.message ?? ''),
        ...(lastTransitionTime ? { lastTransitionTime } : {}),
      },
    ];
  });
}

/** Conditions of a SeedGenerator, with its messages as they came. */
export function readRawConditions(raw: unknown): Condition[] {
  return readConditions(raw, asItCame);
}

function selected(raw: unknown[]): unknown[] {
  const counts = new Map<string, number>();
  let others = 0;
  return raw.filter(entry => {
    const type = (entry as { type?: unknown } | null)?.type;
    if (typeof type === 'string' && DECISIVE.has(type)) {
      const count = (counts.get(type) ?? 0) + 1;
      counts.set(type, count);
      return count <= MOST_OF_A_TYPE;
    }
    others += 1;
    return others <= MOST_CONDITIONS;
  });
}

/** Whether the condition of a type is True; one that is there twice and contradicts itself is not. */
export function isTrue(conditions: Condition[], type: string): boolean {
  const all = conditions.filter(condition => condition.type === type);
  return all.length > 0 && all.every(({ status }) => status === 'True');
}
