import type {
  PreflightReport,
  VerificationReport,
} from '@seedgen/backstage-plugin-seedgen-common';

/** Keeps preflight reports, those of runs and those that people asked for. */
export interface PreflightReportStore {
  save(report: PreflightReport): Promise<void>;
  get(id: string): Promise<PreflightReport | undefined>;
  /** Of a cluster, the latest first. */
  list(cluster: string, limit: number): Promise<PreflightReport[]>;
}

/** Keeps verification reports that people asked for. */
export interface VerificationReportStore {
  save(report: VerificationReport): Promise<void>;
  get(id: string): Promise<VerificationReport | undefined>;
}
