import type { LoggerService } from '@backstage/backend-plugin-api';
import type { PreflightReport } from '@seedgen/backstage-plugin-seedgen-common';
import type { DatabasePreflightReports } from '../../database';
import type { DatabaseKeptChecks } from './DatabaseKeptChecks';

type Reports = Pick<DatabasePreflightReports, 'save' | 'get' | 'list'>;

/** Reports of preflights; of each that ends, what decides whether its cluster is ready is kept besides. */
export function keepingAnswers(options: {
  reports: Reports;
  kept: Pick<DatabaseKeptChecks, 'note'>;
  onKept: (cluster: string) => void;
  logger: Pick<LoggerService, 'warn'>;
}): Reports {
  const { reports, kept, onKept, logger } = options;
  return {
    get: id => reports.get(id),
    list: (cluster, limit) => reports.list(cluster, limit),
    async save(report: PreflightReport, runId?: string) {
      await reports.save(report, runId);
      try {
        if (await kept.note(report, runId ? 'run' : 'preflight')) {
          onKept(report.cluster);
        }
      } catch (error) {
        // The report itself is there, and the next one says it again.
        logger.warn(
          `What the preflight of ${report.cluster} said could not be kept`,
          error as Error,
        );
      }
    },
  };
}
