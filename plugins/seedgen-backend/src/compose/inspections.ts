import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  ClusterSnapshot,
  Verification,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { Knex } from 'knex';
import type { PreflightRequests, VerificationRequests } from '../api/types';
import type { Clock } from '../clock';
import { DatabaseVerificationReports } from '../database';
import { BackgroundPreflights } from '../inspections/BackgroundPreflights';
import { BackgroundTasks } from '../inspections/BackgroundTasks';
import { BackgroundVerifications } from '../inspections/BackgroundVerifications';
import type { PreflightEngine } from '../preflight/types';
import type { RegistryConnections } from '../registries/types';
import { rivalsOf } from '../runs/store';

const CONCURRENT_INSPECTIONS = 16;

/** What people ask for besides runs. */
export interface Inspections {
  preflights: PreflightRequests;
  verifications: VerificationRequests;
  stop(): Promise<void>;
}

/** Puts preflights and verifications together that people ask for. */
export function composeInspections(options: {
  engine: PreflightEngine;
  reports: ConstructorParameters<typeof BackgroundPreflights>[0]['store'];
  registries: RegistryConnections;
  snapshotOf: (cluster: string) => Promise<ClusterSnapshot | undefined>;
  noteVerification: (verification: Verification) => Promise<void>;
  knex: Knex;
  clock: Clock;
  logger: LoggerService;
}): Inspections {
  const { engine, reports, registries, snapshotOf, noteVerification } = options;
  const { knex, clock, logger } = options;
  const tasks = new BackgroundTasks({
    clock,
    logger,
    maximum: CONCURRENT_INSPECTIONS,
  });
  const verifications = new DatabaseVerificationReports(knex);
  return {
    preflights: new BackgroundPreflights({
      engine,
      store: reports,
      tasks,
      clock,
    }),
    verifications: new BackgroundVerifications({
      registries,
      snapshotOf,
      rivals: own => rivalsOf(knex, own),
      store: {
        get: id => verifications.get(id),
        save: async report => {
          await verifications.save(report);
          if (report.result) await noteVerification(report.result);
        },
      },
      tasks,
      clock,
    }),
    stop: () => tasks.stop(),
  };
}
