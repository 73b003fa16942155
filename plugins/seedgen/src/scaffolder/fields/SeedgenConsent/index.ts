import { consentSchema } from './schema';
import { SeedgenConsent } from './SeedgenConsent';
import { validateConsent } from './validation';

/** The field `SeedgenConsent`. */
export const consentField = {
  name: 'SeedgenConsent',
  component: SeedgenConsent,
  validation: validateConsent,
  schema: consentSchema,
};
