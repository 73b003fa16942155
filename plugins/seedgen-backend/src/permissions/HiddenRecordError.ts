import { NotAllowedError, NotFoundError } from '@backstage/errors';

/**
 * A record that exists, for somebody who may not know that it does: the same answer as for one that does not.
 * Why it is hidden is for the audit alone, in a field that is not sent along.
 */
export class HiddenRecordError extends NotFoundError {
  name = 'NotFoundError' as const;
  readonly #denial: NotAllowedError;

  constructor(message: string, denial: NotAllowedError) {
    super(message);
    this.#denial = denial;
  }

  /** What really was the matter, for the audit. */
  static recordedAs(error: unknown): unknown {
    return error instanceof HiddenRecordError ? error.#denial : error;
  }
}

/** The refusal of whoever lacks each of these permissions. */
export function denied(
  ...permissions: Array<{ name: string }>
): NotAllowedError {
  const names = permissions.map(({ name }) => name).join(' or ');
  return new NotAllowedError(
    `PermissionDenied: ${names} is not granted to you here; the owners of the portal's permission policy can grant it`,
  );
}
