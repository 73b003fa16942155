import {
  distinctFindings,
  sumUpChecks,
  type CheckResult,
  type Finding,
  type PreflightReport,
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

/** Whether a check says more than that all is well, so that others may say the same. */
export function isFinding({ status }: CheckResult): boolean {
  return status !== 'pass' && status !== 'not-applicable';
}

/** A finding as a line of a log, with the checks that say the same. */
export function describeFinding({ check, also }: Finding): string {
  const line = describeCheck(check);
  return also.length > 0 ? `${line} ${alsoText(also)}` : line;
}

/** All checks of a report, with equal findings said once, and what they come to. */
export function describeReport(report: PreflightReport): string[] {
  return [
    ...distinctFindings(report.checks).map(describeFinding),
    `In all: ${sumUpChecks(report.checks)}.`,
  ];
}

/** What stands in the way, for an error. */
export function describeBlocking(
  report: PreflightReport,
  runUrl: (runId: string) => string,
): string {
  return distinctFindings(blockingChecks(report))
    .map(({ check, also }) =>
      [
        `${check.reasonCode ?? 'CheckFailed'}: ${oneLine(check.message)}`,
        ...(check.remedy ? [`What to do: ${oneLine(check.remedy)}`] : []),
        ...(check.runId ? [runUrl(check.runId)] : []),
        ...(also.length > 0 ? [alsoText(also)] : []),
      ].join(' '),
    )
    .join(' ');
}

function alsoText(also: readonly CheckResult[]): string {
  return `(The same of: ${also.map(({ title }) => title).join('; ')}.)`;
}

/** The checks that stand in the way. */
export function blockingChecks(report: PreflightReport): CheckResult[] {
  return report.checks.filter(
    ({ severity, status }) =>
      severity === 'blocks' && (status === 'fail' || status === 'unknown'),
  );
}
