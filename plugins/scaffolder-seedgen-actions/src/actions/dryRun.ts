import type { LoggerService } from '@backstage/backend-plugin-api';
import type { RunRequest } from '@seedgen/backstage-plugin-seedgen-common';
import type { SeedgenSession } from '../session';
import { showLastPreflight } from './lastPreflight';

/** Stands for the id of a run that a dry run does not start. */
export const DRY_RUN_ID = 'dry-run';

/**
 * What a dry run shows: the last preflight of the cluster, and the manifests that the run would
 * apply, with the credential masked. It reads, and asks for nothing.
 */
export async function showDryRun(
  session: SeedgenSession,
  request: RunRequest,
  logger: LoggerService,
): Promise<void> {
  logger.info('Dry run: nothing is asked for, nothing is changed.');
  if (request.kind !== 'remedy') {
    await showLastPreflight(
      session,
      {
        kind: request.kind,
        cluster: request.cluster,
        ...(request.kind === 'generate' && { seedImage: request.seedImage }),
      },
      logger,
    );
  }
  const { items } = await session.call(
    'preview the manifests',
    (api, options) => api.previewManifests(request, options),
  );
  if (items.length === 0) logger.info('Nothing would be applied.');
  for (const { name, yaml } of items) {
    logger.info(`Would apply ${name}:\n${yaml}`);
  }
}
