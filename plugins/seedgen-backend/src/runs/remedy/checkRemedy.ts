import { InputError } from '@backstage/errors';
import type { RunRequest } from '@seedgen/backstage-plugin-seedgen-common';

/** Refuses what a remedy cannot be asked for with. */
export function checkRemedy(
  request: Extract<RunRequest, { kind: 'remedy' }>,
): void {
  throw new InputError(
    `RemedyNotAvailable: ${request.remedy.action} cannot be carried out by this portal yet`,
  );
}
