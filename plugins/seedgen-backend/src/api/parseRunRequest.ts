import { InputError } from '@backstage/errors';
import type { z } from 'zod';
import type { AnyManifestRequest } from '../inspections/previewManifests';
import type { RunKinds } from '../runs';
import {
  inspectionRequestSchema,
  lifecycleAgentManifestRequestSchema,
  type InspectionRequest,
  type AnyRunRequest,
} from '@seedgen/backstage-plugin-seedgen-common';

/**
 * A request for a run of one of the kinds, with nothing in it that the kind does not know.
 *
 * @throws InputError naming the fields that are wrong, without their values
 */
export function parseRunRequest(body: unknown, kinds: RunKinds): AnyRunRequest {
  const { kind } = (body ?? {}) as { kind?: unknown };
  const definition = typeof kind === 'string' ? kinds.find(kind) : undefined;
  if (!definition) {
    throw new InputError(
      `InvalidRequest: kind: must be one of ${kinds.all
        .map(each => each.kind)
        .join(', ')}`,
    );
  }
  return parsed(definition.request.safeParse(body));
}

/**
 * A request for manifests, with nothing in it that is not known.
 *
 * @throws InputError naming the fields that are wrong, without their values
 */
export function parseManifestRequest(
  body: unknown,
  kinds: RunKinds,
): AnyManifestRequest {
  return (body as { kind?: unknown } | undefined)?.kind === 'lifecycle-agent'
    ? parsed(lifecycleAgentManifestRequestSchema.safeParse(body))
    : parseRunRequest(body, kinds);
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
