import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { PolicyDecision } from '@backstage/plugin-permission-common';
import type { Clock } from '../clock';

/**
 * For how long it is remembered who may look at what, in milliseconds.
 *
 * When something happens on a cluster all open pages read at once, and each asking of the permission
 * backend is a request of its own. An API server of Kubernetes remembers far longer: decisions for 30
 * seconds to 5 minutes (`--authorization-webhook-cache-*-ttl`). Only looking is remembered.
 */
export const REMEMBER_MS = 10_000;

interface Remembered {
  decision: Promise<PolicyDecision>;
  askedAt: number;
  /** Whether the next one is being asked for. */
  renewing?: boolean;
}

/**
 * Decisions by the credentials that they are about; gone with them. One that is used is asked for
 * again at half its time, while nobody waits: what all began to remember at once would otherwise be
 * forgotten at once, and be asked for by all in the moment in which something happens.
 */
export class RememberedDecisions {
  readonly #known = new WeakMap<
    BackstageCredentials,
    Map<string, Remembered>
  >();

  constructor(private readonly clock: Clock) {}

  /** The decision that is remembered, or that is being asked for, or else a new one. */
  get(
    credentials: BackstageCredentials,
    permission: string,
    ask: () => Promise<PolicyDecision>,
  ): Promise<PolicyDecision> {
    const now = this.clock.now().getTime();
    const own = this.#known.get(credentials) ?? new Map<string, Remembered>();
    this.#known.set(credentials, own);
    const known = own.get(permission);
    if (known && now - known.askedAt < REMEMBER_MS) {
      if (now - known.askedAt >= REMEMBER_MS / 2 && !known.renewing) {
        known.renewing = true;
        renew(own, permission, { decision: ask(), askedAt: now });
      }
      return known.decision;
    }
    const asked = { decision: ask(), askedAt: now };
    own.set(permission, asked);
    // A failure to ask is no decision.
    asked.decision.catch(() => {
      if (own.get(permission) === asked) own.delete(permission);
    });
    return asked.decision;
  }
}

/** Puts a decision in the place of an older one once it has been made; a failure leaves that until its end. */
function renew(
  own: Map<string, Remembered>,
  permission: string,
  asked: Remembered,
): void {
  asked.decision.then(
    () => {
      const known = own.get(permission);
      if (!known || known.askedAt <= asked.askedAt) own.set(permission, asked);
    },
    () => {},
  );
}
