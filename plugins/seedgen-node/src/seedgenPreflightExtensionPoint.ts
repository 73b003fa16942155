import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type { PreflightCheck } from './preflightCheck';

/** Adds checks to the preflight. @public */
export interface SeedgenPreflightExtensionPoint {
  /**
   * Adds checks after the built-in ones.
   *
   * @throws InputError for an id that another check has, and for a check that is not complete; the
   * backend then does not start
   */
  addCheck(...checks: PreflightCheck[]): void;
}

/** Where backend modules add checks to the preflight. @public */
export const seedgenPreflightExtensionPoint =
  createExtensionPoint<SeedgenPreflightExtensionPoint>({
    id: 'seedgen.preflight',
  });
