import { applyPatch, JsonPatchError, Operation } from 'fast-json-patch';
import { badRequest, StatusError } from '../statusError';

/** More operations than this are refused, as the API server refuses them. */
const MAX_OPERATIONS = 10_000;

/** RFC 6902. A patch that is none is a 400; one that does not fit the object is a 422. */
export function applyJsonPatch(target: unknown, patch: unknown): unknown {
  if (!Array.isArray(patch)) {
    throw badRequest(
      'error decoding patch: json: cannot unmarshal object into Go value of type []handlers.jsonPatchOp',
    );
  }
  if (patch.length > MAX_OPERATIONS) {
    throw new StatusError(
      413,
      'RequestEntityTooLarge',
      `Request entity too large: The allowed maximum operations in a JSON patch is ${MAX_OPERATIONS}, got ${patch.length}`,
    );
  }
  try {
    return applyPatch(structuredClone(target), patch as Operation[], true, true)
      .newDocument;
  } catch (error) {
    if (error instanceof JsonPatchError || error instanceof TypeError) {
      throw new StatusError(
        422,
        'Invalid',
        'the server rejected our request due to an error in our request',
        {},
      );
    }
    throw error;
  }
}
