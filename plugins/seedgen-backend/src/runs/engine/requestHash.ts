import { createHash } from 'node:crypto';
import type { AnyRunRequest } from '@seedgen/backstage-plugin-seedgen-common';

/** What tells whether two requests ask for the same: SHA-256 over their fields in order. */
export function requestHash(request: AnyRunRequest): string {
  const fields = Object.entries(request)
    .filter(([, value]) => value !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(fields)).digest('hex');
}
