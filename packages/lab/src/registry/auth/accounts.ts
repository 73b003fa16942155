import { createHash, timingSafeEqual } from 'node:crypto';

export type RepositoryAction = 'pull' | 'push' | 'delete';

export interface RegistryAccount {
  name: string;
  password: string;
  /** First pattern that fits the repository decides; `*` stands for any part of a name. */
  permissions: Array<{ repository: string; actions: RepositoryAction[] }>;
}

/** Whoever this is by name and password. */
export function findAccount(
  accounts: readonly RegistryAccount[],
  name: string,
  password: string,
): RegistryAccount | undefined {
  return accounts.find(
    account => account.name === name && same(account.password, password),
  );
}

function same(left: string, right: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(left), digest(right));
}

export function actionsOf(
  account: RegistryAccount,
  repository: string,
): RepositoryAction[] {
  const permission = account.permissions.find(candidate =>
    matches(candidate.repository, repository),
  );
  return permission?.actions ?? [];
}

function matches(pattern: string, repository: string): boolean {
  const [first, ...rest] = pattern.split('*');
  const last = rest.pop();
  if (last === undefined) {
    return pattern === repository;
  }
  if (!repository.startsWith(first)) {
    return false;
  }
  // The earliest place of each part leaves the most to those after it.
  let at = first.length;
  for (const part of rest) {
    const found = repository.indexOf(part, at);
    if (found < 0) {
      return false;
    }
    at = found + part.length;
  }
  return repository.length - last.length >= at && repository.endsWith(last);
}

/** Name and password of an `Authorization: Basic` header. */
export function readBasicHeader(
  header: string | undefined,
): { name: string; password: string } | undefined {
  const encoded = header?.match(/^Basic ([A-Za-z0-9+/=]+)$/i)?.[1];
  const decoded = encoded && Buffer.from(encoded, 'base64').toString('utf8');
  const separator = decoded ? decoded.indexOf(':') : -1;
  if (!decoded || separator < 0) {
    return undefined;
  }
  return {
    name: decoded.slice(0, separator),
    password: decoded.slice(separator + 1),
  };
}
