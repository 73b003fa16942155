import type { CheckResult, CheckStatus } from './preflight';

/** A check, and others that say the same. @public */
export interface Finding {
  check: CheckResult;
  /** Those that could not be made for the same cause, or found the very same. */
  also: CheckResult[];
}

/**
 * Checks with equal findings said once, in the order of the first of each. What is well is said of each
 * check by itself.
 *
 * @public
 */
export function distinctFindings(checks: readonly CheckResult[]): Finding[] {
  const ids = new Set(checks.map(({ id }) => id));
  const isCaused = ({ id, causedBy }: CheckResult) =>
    causedBy !== undefined && causedBy !== id && ids.has(causedBy);
  const findings = new Map<string, Finding>();
  const byId = new Map<string, Finding>();
  for (const check of checks) {
    if (isCaused(check)) continue;
    const key = keyOf(check);
    const known = findings.get(key);
    if (known) known.also.push(check);
    const finding = known ?? { check, also: [] };
    findings.set(key, finding);
    byId.set(check.id, finding);
  }
  for (const check of checks) {
    if (!isCaused(check)) continue;
    const cause = byId.get(check.causedBy!);
    // Two that name each other have no cause.
    if (cause) cause.also.push(check);
    else findings.set(keyOf({ ...check, reasonCode: '' }), { check, also: [] });
  }
  return [...findings.values()];
}

function keyOf({ id, status, reasonCode, message, remedy }: CheckResult) {
  const isWell = status === 'pass' || status === 'not-applicable';
  return isWell || !reasonCode
    ? JSON.stringify([id])
    : JSON.stringify([status, reasonCode, message, remedy]);
}

/** How many checks ended how. @public */
export function countChecks(
  checks: readonly Pick<CheckResult, 'status'>[],
): Record<CheckStatus, number> {
  const counts = { pass: 0, warn: 0, fail: 0, unknown: 0, 'not-applicable': 0 };
  for (const { status } of checks) counts[status] += 1;
  return counts;
}

/**
 * What checks come to, without claiming of one that has no meaning here that it passed, as
 * `33 passed, 1 warning, 4 not applicable`.
 *
 * @public
 */
export function sumUpChecks(
  checks: readonly Pick<CheckResult, 'status'>[],
): string {
  const counts = countChecks(checks);
  const parts: Array<[number, string]> = [
    [counts.fail, 'failed'],
    [counts.unknown, 'unknown'],
    [counts.pass, 'passed'],
    [counts.warn, counts.warn === 1 ? 'warning' : 'warnings'],
    [counts['not-applicable'], 'not applicable'],
  ];
  return (
    parts
      .filter(([count]) => count > 0)
      .map(([count, what]) => `${count} ${what}`)
      .join(', ') || 'no checks'
  );
}
