import type { LoggerService } from '@backstage/backend-plugin-api';
import type { RunRequest } from '@seedgen/backstage-plugin-seedgen-common';
import type { SeedgenSession } from '../session';
import { describeReport } from './describeChecks';

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
  const report = await session.call('read the preflight', (api, options) =>
    api.getLatestPreflight(request.cluster, options),
  );
  if (report) {
    logger.info(`Last preflight of ${request.cluster}, ${report.startedAt}:`);
    describeReport(report).forEach(line => logger.info(line));
  } else {
    logger.info(`Cluster ${request.cluster} has had no preflight yet.`);
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
