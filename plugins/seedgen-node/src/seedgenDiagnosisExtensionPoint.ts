import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type { DiagnosisRule } from './diagnosisRule';

/** Adds rules to the diagnosis of runs. @public */
export interface SeedgenDiagnosisExtensionPoint {
  /**
   * Adds rules after the built-in ones. Causes that are surer are still shown first.
   *
   * @throws InputError for an id that another rule has, and for a rule that is not complete; the
   * backend then does not start
   */
  addRules(...rules: DiagnosisRule[]): void;
}

/** Where backend modules add rules that name the cause of a run's problem. @public */
export const seedgenDiagnosisExtensionPoint =
  createExtensionPoint<SeedgenDiagnosisExtensionPoint>({
    id: 'seedgen.diagnosis',
  });
