import { confirmationSchema } from './schema';
import { SeedgenConfirmation } from './SeedgenConfirmation';
import { validateConfirmation } from './validation';

/** The field `SeedgenConfirmation`. */
export const confirmationField = {
  name: 'SeedgenConfirmation',
  component: SeedgenConfirmation,
  validation: validateConfirmation,
  schema: confirmationSchema,
};
