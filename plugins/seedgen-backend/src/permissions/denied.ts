import { NotAllowedError } from '@backstage/errors';

/** The refusal of whoever lacks each of these permissions. */
export function denied(
  ...permissions: Array<{ name: string }>
): NotAllowedError {
  const names = permissions.map(({ name }) => name).join(' or ');
  return new NotAllowedError(
    `PermissionDenied: ${names} is not granted to you here; the owners of the portal's permission policy can grant it`,
  );
}
