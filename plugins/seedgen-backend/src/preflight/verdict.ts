import type {
  CheckResult,
  PreflightReport,
} from '@seedgen/backstage-plugin-seedgen-common';

/** Whether a result stands in the way of the run: what is not known does, too. */
export function blocks(result: CheckResult): boolean {
  return (
    result.severity === 'blocks' &&
    (result.status === 'fail' || result.status === 'unknown')
  );
}

/** What all results together mean for the run. */
export function verdictOf(
  results: readonly CheckResult[],
): NonNullable<PreflightReport['verdict']> {
  if (results.some(blocks)) return 'blocked';
  const clean = results.every(
    ({ status }) => status === 'pass' || status === 'not-applicable',
  );
  return clean ? 'passed' : 'warned';
}
