import { z } from 'zod';

/**
 * Why something could not be read from a cluster or registry.
 *
 * - `not-configured`: no source of clusters names it any more, so that there is no way to it.
 * - `refused`, `reset`, `timeout`, `dns`: no answer was had.
 * - `untrusted`: the certificate could not be verified. Never a reason to stop verifying.
 * - `unauthorized`: the credential was not accepted (401). `forbidden`: it may not do this (403).
 * - `not-found` (404), `conflict` (409), `invalid` (400, 422), `gone` (410), `throttled` (429).
 * - `unavailable`: the server says that it cannot answer now (5xx).
 * - `protocol`: an answer that is not what the protocol promises, such as a proxy's login page.
 * - `aborted`: we stopped waiting, because whoever asked is gone.
 *
 * @public
 */
export const accessFailureCodeSchema = z.enum([
  'not-configured',
  'refused',
  'reset',
  'timeout',
  'dns',
  'untrusted',
  'unauthorized',
  'forbidden',
  'not-found',
  'conflict',
  'invalid',
  'gone',
  'throttled',
  'unavailable',
  'protocol',
  'aborted',
]);

/** {@inheritDoc accessFailureCodeSchema} @public */
export type AccessFailureCode = z.infer<typeof accessFailureCodeSchema>;

/**
 * A failed read or write, in words that are safe to store and show: never an upstream body.
 *
 * @public
 */
export const accessFailureSchema = z.object({
  code: accessFailureCodeSchema,
  /** What failed, where, and what to do next. */
  message: z.string(),
  /** For `forbidden`: the access rule that is missing, e.g. `list persistentvolumes`. */
  missingRule: z.string().optional(),
  /** For `throttled` and `unavailable`: how long the server asks us to wait, in milliseconds. */
  retryAfterMs: z.number().int().nonnegative().optional(),
});

/** {@inheritDoc accessFailureSchema} @public */
export type AccessFailure = z.infer<typeof accessFailureSchema>;
