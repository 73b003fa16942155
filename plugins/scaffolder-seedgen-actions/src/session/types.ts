import type { AuthService } from '@backstage/backend-plugin-api';
import type { SeedgenApi } from '@seedgen/backstage-plugin-seedgen-common';

/** How patient the actions are; all in milliseconds. */
export interface SeedgenActionTimings {
  /** Between two looks at what is followed. */
  pollEveryMs: number;
  /** Between two lines in the log while nothing changes. */
  stillThereEveryMs: number;
  /** Longest wait for one answer of the backend. */
  answerWithinMs: number;
  /** How long the backend may be away, restarting for example, before the action gives up. */
  backendAwayMs: number;
}

/** What the actions are made of. */
export interface SeedgenActionOptions {
  auth: Pick<AuthService, 'getPluginRequestToken' | 'isPrincipal'>;
  api: SeedgenApi;
  /** Address of the plugin's page in the portal, for links. */
  pageUrl: string;
  timings?: Partial<SeedgenActionTimings>;
}

/** The timings that actions have unless told otherwise. */
export const DEFAULT_TIMINGS: SeedgenActionTimings = {
  pollEveryMs: 2_000,
  stillThereEveryMs: 60_000,
  answerWithinMs: 30_000,
  backendAwayMs: 10 * 60_000,
};
