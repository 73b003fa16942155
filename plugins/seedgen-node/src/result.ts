import type { AccessFailure } from '@seedgen/backstage-plugin-seedgen-common';

/** What reading from outside gives: a value, or why there is none. Expected failures never throw. @public */
export type Result<T> =
  | { ok: true; value: T }
  | { ok: false; failure: AccessFailure };
