import type { CheckResult } from '@seedgen/backstage-plugin-seedgen-common';
import { safeText } from '../../text';
import type { Answer } from './types';

const LONGEST = 1_000;

/** What is kept of a result: of one that is well, that it is. */
export function answerOf(result: CheckResult, asOf: string): Answer {
  const { id, status, severity, reasonCode, message, remedy } = result;
  if (status === 'pass' || status === 'not-applicable') {
    return { id, status, asOf };
  }
  return {
    id,
    status,
    severity,
    ...(reasonCode && { reasonCode }),
    message: safeText(message, LONGEST),
    ...(remedy && { remedy: safeText(remedy, LONGEST) }),
    asOf,
  };
}
