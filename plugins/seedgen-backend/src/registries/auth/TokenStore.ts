import type { Clock } from '../../clock';
import type { Secret } from '../../config';

/** Without `expires_in` a token lives this long, says the token specification. */
const DEFAULT_LIFE_MS = 60_000;
const LONGEST_LIFE_MS = 60 * 60_000;
// A token may be a few seconds old when it arrives, and has to last for a request.
const SAFETY_MS = 10_000;
const MOST_TOKENS = 200;

/** Registry tokens in memory, by scope, until shortly before they end. */
export class TokenStore {
  readonly #tokens = new Map<string, { token: Secret; until: number }>();

  constructor(private readonly clock: Clock) {}

  get(scope: string): Secret | undefined {
    const found = this.#tokens.get(scope);
    if (!found) return undefined;
    if (found.until > this.clock.now().getTime()) return found.token;
    this.#tokens.delete(scope);
    return undefined;
  }

  put(scope: string, token: Secret, lifeSeconds: number | undefined): void {
    const life = Math.min(
      lifeSeconds === undefined ? DEFAULT_LIFE_MS : lifeSeconds * 1000,
      LONGEST_LIFE_MS,
    );
    if (this.#tokens.size >= MOST_TOKENS) this.#tokens.clear();
    this.#tokens.set(scope, {
      token,
      until: this.clock.now().getTime() + life - SAFETY_MS,
    });
  }

  drop(scope: string): void {
    this.#tokens.delete(scope);
  }
}
