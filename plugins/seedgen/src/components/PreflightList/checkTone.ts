import type {
  CheckStatus,
  PreflightReport,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { Tone } from '../../model';

/** The tone of each way that a check can end. */
export const CHECK_TONE: Record<CheckStatus, Tone> = {
  pass: 'ok',
  warn: 'warning',
  fail: 'error',
  unknown: 'unknown',
  'not-applicable': 'unknown',
};

/** The tone and the message of a whole preflight. */
export function verdictOf(report: Pick<PreflightReport, 'state' | 'verdict'>) {
  if (report.state === 'running' || !report.verdict) {
    return { tone: 'running', message: 'preflight.running' } as const;
  }
  const verdicts = {
    passed: { tone: 'ok', message: 'preflight.passed' },
    warned: { tone: 'warning', message: 'preflight.warned' },
    blocked: { tone: 'error', message: 'preflight.blocked' },
  } as const;
  return verdicts[report.verdict];
}
