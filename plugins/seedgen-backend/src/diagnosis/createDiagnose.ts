import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import type { Diagnosis } from '@seedgen/backstage-plugin-seedgen-common';
import { diagnose } from './diagnose';
import type { Rule, Symptoms } from './types';

/** Names the causes that fit the symptoms of a run, the surest first. */
export type Diagnose = (symptoms: Symptoms) => Diagnosis[];

/**
 * Diagnosis by the built-in rules and those of modules. A rule that fails is logged, once each for
 * as long as the process lives: runs are diagnosed at every reading.
 */
export function createDiagnose(options: {
  rules: readonly Rule[];
  logger: Pick<LoggerService, 'warn'>;
}): Diagnose {
  const failed = new Set<string>();
  return symptoms =>
    diagnose(symptoms, options.rules, (ruleId, error) => {
      if (failed.has(ruleId)) return;
      failed.add(ruleId);
      options.logger.warn(
        `Diagnosis rule ${ruleId} failed and is left out: ${stringifyError(
          error,
        )}`,
      );
    });
}
