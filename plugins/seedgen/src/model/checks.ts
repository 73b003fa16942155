import {
  distinctFindings,
  type CheckResult,
  type CheckStatus,
  type Finding,
} from '@seedgen/backstage-plugin-seedgen-common';

/** The order in which checks matter to the reader. */
export const CHECK_ORDER: readonly CheckStatus[] = [
  'fail',
  'unknown',
  'warn',
  'pass',
  'not-applicable',
];

/** Findings by how they ended, what matters first, equal ones once; groups without any are left out. */
export function groupChecks(
  checks: readonly CheckResult[],
): { status: CheckStatus; findings: Finding[] }[] {
  const findings = distinctFindings(checks);
  return CHECK_ORDER.map(status => ({
    status,
    findings: findings.filter(({ check }) => check.status === status),
  })).filter(group => group.findings.length > 0);
}
