import type { LoggerService } from '@backstage/backend-plugin-api';
import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { SeedgenSession } from './SeedgenSession';
import { DEFAULT_TIMINGS, type SeedgenActionOptions } from './types';

/**
 * Opens a session on behalf of whoever started the task, never as the scaffolder itself.
 *
 * @throws NotAllowedError if nobody did
 */
export async function openSession(
  options: SeedgenActionOptions,
  context: {
    getInitiatorCredentials(): Promise<BackstageCredentials>;
    signal?: AbortSignal;
    logger: LoggerService;
  },
): Promise<SeedgenSession> {
  const { auth, api, pageUrl, timings } = options;
  const credentials = await context.getInitiatorCredentials();
  if (auth.isPrincipal(credentials, 'none')) {
    throw new NotAllowedError(
      'UserRequired: the task has no user in whose name the cluster could be touched',
    );
  }
  return new SeedgenSession({
    api,
    newToken: async () => {
      const { token } = await auth.getPluginRequestToken({
        onBehalfOf: credentials,
        targetPluginId: 'seedgen',
      });
      return token;
    },
    signal: context.signal ?? new AbortController().signal,
    logger: context.logger,
    pageUrl,
    timings: { ...DEFAULT_TIMINGS, ...timings },
  });
}
