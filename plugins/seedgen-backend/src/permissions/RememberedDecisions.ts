import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { PolicyDecision } from '@backstage/plugin-permission-common';
import type { Clock } from '../clock';
import { REMEMBER_MS } from './remembering';

interface Remembered {
  decision: Promise<PolicyDecision>;
  until: number;
}

/** Decisions by the credentials that they are about; gone with them. */
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
    if (known && known.until > now) return known.decision;
    const decision = ask();
    own.set(permission, { decision, until: now + REMEMBER_MS });
    // A failure to ask is no decision.
    decision.catch(() => {
      if (own.get(permission)?.decision === decision) own.delete(permission);
    });
    return decision;
  }
}
