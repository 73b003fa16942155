import { InputError } from '@backstage/errors';
import type { z as zod } from 'zod/v3';

type Zod = typeof zod;

/** Inputs that every action with a run has. */
export const runInput = {
  cluster: (z: Zod) =>
    z.string().describe('Name of the cluster in the configuration of Seedgen'),
  confirmation: (z: Zod) =>
    z
      .string()
      .describe(
        "The cluster's name again, typed by the person who accepts the outage",
      ),
  reason: (z: Zod) =>
    z
      .string()
      .max(1000)
      .optional()
      .describe('Why, for the audit; a ticket, for example'),
  wait: (z: Zod) =>
    z
      .boolean()
      .default(true)
      .describe(
        'Whether the step follows the run to its end. A step that follows keeps one of the task slots of the scaffolder (10 by default)',
      ),
  followForMinutes: (z: Zod) =>
    z
      .number()
      .positive()
      .max(24 * 60)
      .default(180)
      .describe(
        'How long to follow; then the step fails, and the run goes on by itself',
      ),
};

/** Outputs that every action with a run has. */
export const runOutput = {
  runId: (z: Zod) => z.string().describe('Id of the run'),
  phase: (z: Zod) => z.string().describe('Phase that the run was last seen in'),
  runUrl: (z: Zod) => z.string().describe('Page of the run in the portal'),
};

/**
 * Refuses a confirmation that is not the cluster's name, before anything is sent.
 *
 * @throws InputError
 */
export function requireConfirmation(
  cluster: string,
  confirmation: string,
): void {
  if (confirmation.trim() !== cluster) {
    throw new InputError(
      `ConfirmationMismatch: type '${cluster}' to confirm that it goes down; what was typed is something else`,
    );
  }
}
