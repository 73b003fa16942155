import type {
  CheckResult,
  PreflightReport,
} from '@seedgen/backstage-plugin-seedgen-common';
import { oneLine } from '../text';

const MARKS: Record<CheckResult['status'], string> = {
  pass: 'ok     ',
  warn: 'warning',
  fail: 'FAILED ',
  unknown: 'unknown',
  'not-applicable': 'n/a    ',
};

/** A check as a line of a log, with what to do unless all is well. */
export function describeCheck(check: CheckResult): string {
  const line = `${MARKS[check.status]} ${check.title}: ${oneLine(
    check.message,
  )}`;
  return check.remedy && check.status !== 'pass'
    ? `${line} What to do: ${oneLine(check.remedy)}`
    : line;
}

/** All checks of a report. */
export function describeReport(report: PreflightReport): string[] {
  return report.checks.map(describeCheck);
}

/** The checks that stand in the way. */
export function blockingChecks(report: PreflightReport): CheckResult[] {
  return report.checks.filter(
    ({ severity, status }) =>
      severity === 'blocks' && (status === 'fail' || status === 'unknown'),
  );
}
