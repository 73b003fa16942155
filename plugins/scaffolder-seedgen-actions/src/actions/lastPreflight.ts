import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  PreflightKind,
  PreflightReport,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { SeedgenSession } from '../session';
import { describeReport } from './describeChecks';

/** What a dry run would have checks made for. */
export interface DryRunSubject {
  kind: PreflightKind;
  cluster: string;
  /** With its tag; absent where none is named. */
  seedImage?: string;
}

/**
 * Shows the last preflight of a cluster if it was for the very same: what it says of another image, or
 * for another kind of run, is not true of this one.
 *
 * @returns that preflight; nothing if there is none
 */
export async function showLastPreflight(
  session: SeedgenSession,
  subject: DryRunSubject,
  logger: LoggerService,
): Promise<PreflightReport | undefined> {
  const { kind, cluster, seedImage } = subject;
  const last = await session.call('read the preflight', (api, options) =>
    api.getLatestPreflight(cluster, options),
  );
  if (!last) {
    logger.info(`Cluster ${cluster} has had no preflight yet.`);
    return undefined;
  }
  const isSame = last.kind === kind && last.seedImage === seedImage;
  if (!isSame || last.state !== 'done') {
    logger.info(
      `The last preflight of ${cluster}, ${last.startedAt}, ${
        isSame
          ? 'has not ended'
          : `was for ${subjectText(last)}, not for ${subjectText(subject)}`
      }; it is not shown here. Start the checks for this one to know.`,
    );
    return undefined;
  }
  logger.info(`Last preflight of ${cluster} for the same, ${last.startedAt}:`);
  describeReport(last).forEach(line => logger.info(line));
  return last;
}

function subjectText({
  kind,
  seedImage,
}: Pick<DryRunSubject, 'kind' | 'seedImage'>): string {
  if (kind === 'partition') return 'preparing container storage';
  return seedImage ? `the image ${seedImage}` : 'a seed of no named image';
}
