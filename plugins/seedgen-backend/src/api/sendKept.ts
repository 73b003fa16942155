import type { Response } from 'express';

// Gone with the answers that they are of.
const encoded = new WeakMap<object, Buffer>();

/**
 * Answers with JSON that others are answered with as well: it is encoded once. The answer must not be
 * changed after that.
 */
export function sendKept<Body extends object>(
  response: Response,
  body: Body,
): void {
  let bytes = encoded.get(body);
  if (!bytes) {
    bytes = Buffer.from(JSON.stringify(body));
    encoded.set(body, bytes);
  }
  response.set('Content-Type', 'application/json; charset=utf-8').send(bytes);
}
