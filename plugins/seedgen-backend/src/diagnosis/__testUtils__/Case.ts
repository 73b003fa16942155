import type { Symptoms } from '../types';

/** A recorded symptom, and one as near to it as can be, without the cause. */
export type Case = [
  rule: string,
  certainty: string,
  symptom: Symptoms,
  other: Symptoms,
];
