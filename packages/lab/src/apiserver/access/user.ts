/** Who makes a request, as authentication found out. */
export interface RequestUser {
  name: string;
  uid?: string;
  groups: string[];
  extra?: Record<string, string[]>;
}

export const SERVICE_ACCOUNT_PREFIX = 'system:serviceaccount:';

export const ANONYMOUS: RequestUser = {
  name: 'system:anonymous',
  groups: ['system:unauthenticated'],
};

export function serviceAccountUser(
  namespace: string,
  name: string,
  uid?: string,
): RequestUser {
  return {
    name: `${SERVICE_ACCOUNT_PREFIX}${namespace}:${name}`,
    ...(uid && { uid }),
    groups: [
      'system:serviceaccounts',
      `system:serviceaccounts:${namespace}`,
      'system:authenticated',
    ],
  };
}

export function authenticatedUser(name: string, groups: string[]): RequestUser {
  return {
    name,
    groups: [...new Set([...groups, 'system:authenticated'])],
  };
}
