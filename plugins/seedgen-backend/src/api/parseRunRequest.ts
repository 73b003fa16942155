import { InputError } from '@backstage/errors';
import type { z } from 'zod';
import {
  inspectionRequestSchema,
  manifestRequestSchema,
  runRequestSchema,
  type InspectionRequest,
  type ManifestRequest,
  type RunRequest,
} from '@seedgen/backstage-plugin-seedgen-common';

/**
 * A request for a run, with nothing in it that is not known.
 *
 * @throws InputError naming the fields that are wrong, without their values
 */
export function parseRunRequest(body: unknown): RunRequest {
  return parsed(runRequestSchema.safeParse(body));
}

/**
 * A request for manifests, with nothing in it that is not known.
 *
 * @throws InputError naming the fields that are wrong, without their values
 */
export function parseManifestRequest(body: unknown): ManifestRequest {
  return parsed(manifestRequestSchema.safeParse(body));
}

/**
 * What somebody says who has looked at a node.
 *
 * @throws InputError naming the fields that are wrong, without their values
 */
export function parseInspectionRequest(body: unknown): InspectionRequest {
  return parsed(inspectionRequestSchema.safeParse(body));
}

function parsed<T>(result: z.ZodSafeParseResult<T>): T {
  if (result.success) return result.data;
  const problems = result.error.issues.map(
    ({ path, message }) => `${path.join('.') || 'body'}: ${message}`,
  );
  throw new InputError(`InvalidRequest: ${problems.join('; ')}`);
}
