import { InputError } from '@backstage/errors';
import express, {
  type ErrorRequestHandler,
  type RequestHandler,
} from 'express';
import { PayloadTooLargeError } from './errors';
import { harmlessName, refuseUnkeepable } from './harmlessText';

const MAXIMUM_BODY = '64kb';
const MAXIMUM_DEPTH = 16;
const REFUSED_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

// The parser's own messages quote what was sent.
const nameBodyErrors: ErrorRequestHandler = (
  error,
  _request,
  _response,
  next,
) => {
  switch (error?.type) {
    case undefined:
      // What decompression says has no type, but is as much the caller's fault.
      next(error?.status >= 400 && error.status < 500 ? unreadable() : error);
      return;
    case 'entity.too.large':
      next(
        new PayloadTooLargeError(
          `BodyTooLarge: a request may be at most ${MAXIMUM_BODY} long`,
        ),
      );
      return;
    case 'entity.parse.failed':
      next(new InputError('InvalidJson: the body is not a JSON object'));
      return;
    default:
      next(unreadable());
  }
};

function unreadable(): InputError {
  return new InputError(
    'InvalidBody: the body cannot be read; send JSON in UTF-8, as it is or compressed as Content-Encoding says',
  );
}

const checkBody: RequestHandler = (request, _response, next) => {
  checkShape(request.body);
  next();
};

/** Reads a JSON body of bounded size and depth, and refuses keys that reach for prototypes. */
export function readBody(): Array<RequestHandler | ErrorRequestHandler> {
  return [express.json({ limit: MAXIMUM_BODY }), nameBodyErrors, checkBody];
}

/** @throws InputError naming the limit that was exceeded, or the key or field that is refused */
function checkShape(body: unknown): void {
  // A list of what is left to visit, since deep input would exhaust the stack of a recursion.
  const left: Array<{ value: unknown; depth: number; where: string }> = [
    { value: body, depth: 1, where: 'body' },
  ];
  for (let entry = left.pop(); entry; entry = left.pop()) {
    const { value, depth, where } = entry;
    if (typeof value === 'string') refuseUnkeepable(value, where);
    if (typeof value !== 'object' || value === null) continue;
    if (depth > MAXIMUM_DEPTH) {
      throw new InputError(
        `BodyTooDeep: objects may be nested at most ${MAXIMUM_DEPTH} deep`,
      );
    }
    for (const [key, child] of Object.entries(value)) {
      if (REFUSED_KEYS.has(key)) {
        throw new InputError(`RefusedKey: the key ${key} is not allowed`);
      }
      refuseUnkeepable(key, `a key in ${where}`);
      left.push({
        value: child,
        depth: depth + 1,
        where: `${where}/${Array.isArray(value) ? key : harmlessName(key)}`,
      });
    }
  }
}
