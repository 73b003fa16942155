import { InputError } from '@backstage/errors';
import type { RequestHandler } from 'express';
import { harmlessName, refuseUnkeepable } from './harmlessText';

/** Refuses addresses with escapes that mean nothing, or with text that no database keeps. */
export const checkAddress: RequestHandler = (request, _response, next) => {
  refuseUnkeepable(decoded(request.path), 'the path');
  for (const [name, value] of Object.entries(request.query)) {
    refuseUnkeepable(name, 'the name of a query parameter');
    checkValue(value, `query/${harmlessName(name)}`);
  }
  next();
};

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    throw new InputError(
      'InvalidRequest: the path has a % that does not begin a character in UTF-8',
    );
  }
}

// The parser of queries nests no deeper than five levels.
function checkValue(value: unknown, where: string): void {
  if (typeof value === 'string') {
    refuseUnkeepable(value, where);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, child] of Object.entries(value)) {
      refuseUnkeepable(key, where);
      checkValue(child, where);
    }
  }
}
