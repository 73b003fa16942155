import type {
  CheckResult,
  CheckStatus,
} from '@seedgen/backstage-plugin-seedgen-common';

/** The order in which checks matter to the reader. */
export const CHECK_ORDER: readonly CheckStatus[] = [
  'fail',
  'unknown',
  'warn',
  'pass',
  'not-applicable',
];

/** Checks by how they ended, what matters first; groups without checks are left out. */
export function groupChecks(
  checks: readonly CheckResult[],
): { status: CheckStatus; checks: CheckResult[] }[] {
  return CHECK_ORDER.map(status => ({
    status,
    checks: checks.filter(check => check.status === status),
  })).filter(group => group.checks.length > 0);
}
