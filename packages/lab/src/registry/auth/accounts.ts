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
  const parts = pattern
    .split('*')
    .map(part => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(repository);
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
