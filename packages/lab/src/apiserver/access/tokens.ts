import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { ClusterStore } from '../store/clusterStore';
import { LabUser } from '../types';
import { authenticatedUser, RequestUser, serviceAccountUser } from './user';

interface IssuedToken {
  namespace: string;
  serviceAccount: string;
  uid: string | undefined;
  expires: Date;
}

export const SERVICE_ACCOUNT_TOKEN_TYPE = 'kubernetes.io/service-account-token';

/**
 * Bearer tokens: the static ones of users, those of TokenRequest, and those in Secrets of type
 * `kubernetes.io/service-account-token`.
 */
export class Tokens {
  readonly #store: ClusterStore;
  readonly #users: LabUser[];
  readonly #now: () => Date;
  readonly #issued = new Map<string, IssuedToken>();
  #rejected: 'all' | Set<string> = new Set();

  constructor(store: ClusterStore, users: LabUser[], now: () => Date) {
    this.#store = store;
    this.#users = users;
    this.#now = now;
  }

  /** From now on these tokens belong to nobody; without an argument, all that exist. */
  reject(tokens?: string[]): void {
    if (!tokens) {
      this.#rejected = 'all';
    } else if (this.#rejected !== 'all') {
      tokens.forEach(token => (this.#rejected as Set<string>).add(token));
    }
  }

  userOf(token: string): RequestUser | undefined {
    if (this.#rejected === 'all' || this.#rejected.has(token)) {
      return undefined;
    }
    const user = this.#users.find(
      each => each.token !== undefined && sameToken(each.token, token),
    );
    if (user) {
      return authenticatedUser(user.name, user.groups);
    }
    return this.#issuedUser(token) ?? this.#secretUser(token);
  }

  /** A token for a service account, as `TokenRequest` hands out. */
  issue(
    namespace: string,
    serviceAccount: string,
    uid: string | undefined,
    seconds: number,
  ): { token: string; expires: Date } {
    const token = randomBytes(32).toString('base64url');
    const expires = new Date(this.#now().getTime() + seconds * 1000);
    this.#issued.set(token, { namespace, serviceAccount, uid, expires });
    return { token, expires };
  }

  #issuedUser(token: string): RequestUser | undefined {
    const issued = this.#issued.get(token);
    if (!issued) {
      return undefined;
    }
    const { namespace, serviceAccount, uid, expires } = issued;
    const account = this.#store.objects.get(
      'ServiceAccount',
      serviceAccount,
      namespace,
    );
    return account &&
      account.metadata.uid === uid &&
      expires.getTime() > this.#now().getTime()
      ? serviceAccountUser(namespace, serviceAccount, uid)
      : undefined;
  }

  #secretUser(token: string): RequestUser | undefined {
    const encoded = Buffer.from(token).toString('base64');
    const secret = this.#store.objects
      .list('Secret')
      .find(
        each =>
          each.type === SERVICE_ACCOUNT_TOKEN_TYPE &&
          typeof each.data?.token === 'string' &&
          sameToken(each.data.token, encoded),
      );
    const name =
      secret?.metadata.annotations?.['kubernetes.io/service-account.name'];
    const namespace = secret?.metadata.namespace;
    const account =
      name && this.#store.objects.get('ServiceAccount', name, namespace);
    return account && namespace
      ? serviceAccountUser(namespace, name, account.metadata.uid)
      : undefined;
  }
}

/** Compares digests, so that the time taken says nothing about how much of a token was right. */
function sameToken(left: string, right: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(left), digest(right));
}
