import type { ApiHolder } from '@backstage/core-plugin-api';
import { translatorOf, wasDone, type FieldErrors } from '../shared';

/** Refuses a consent that nobody has given in the field that is on the screen. */
export function validateConsent(
  value: boolean | undefined,
  field: FieldErrors,
  context: { apiHolder: ApiHolder },
): void {
  if (value && !wasDone(value)) {
    field.addError(translatorOf(context.apiHolder)('form.consent.again'));
  }
}
