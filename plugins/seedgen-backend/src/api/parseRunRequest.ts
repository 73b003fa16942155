import { InputError } from '@backstage/errors';
import {
  runRequestSchema,
  type RunRequest,
} from '@seedgen/backstage-plugin-seedgen-common';

/**
 * A request for a run, with nothing in it that is not known.
 *
 * @throws InputError naming the fields that are wrong, without their values
 */
export function parseRunRequest(body: unknown): RunRequest {
  const result = runRequestSchema.safeParse(body);
  if (result.success) return result.data;
  const problems = result.error.issues.map(
    ({ path, message }) => `${path.join('.') || 'body'}: ${message}`,
  );
  throw new InputError(`InvalidRequest: ${problems.join('; ')}`);
}
