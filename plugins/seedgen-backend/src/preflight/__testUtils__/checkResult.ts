import type {
  AccessFailure,
  AccessFailureCode,
  CheckResult,
} from '@seedgen/backstage-plugin-seedgen-common';
import { createPreflightEngine } from '../createPreflightEngine';
import type { PreflightSubject } from '../types';
import { dependenciesFor, type World } from '.';

/** Image that subjects here ask for. */
export const IMAGE = 'infra.5g-deployment.lab:8443/ocp/seed:4.18.27-x86_64';

/** One case: what differs from a ready cluster, and how the check ends. */
export interface CheckCase {
  check: string;
  when: string;
  world?: World;
  subject?: Partial<PreflightSubject>;
  status: CheckResult['status'];
  code?: string;
  /** Part of the message. */
  says?: string;
}

/** Runs a whole preflight and gives the result of one check. */
export async function checkResult(
  id: string,
  world: World = {},
  subject: Partial<PreflightSubject> = {},
): Promise<CheckResult> {
  const results = await createPreflightEngine(dependenciesFor(world)).run(
    { kind: 'generate', cluster: 'sno1', seedImage: IMAGE, ...subject },
    { signal: new AbortController().signal },
  );
  const found = results.find(result => result.id === id);
  if (!found) throw new Error(`No check ${id}`);
  return found;
}

/** How the check of a case ends; compare it with {@link wantedEndOf}. */
export async function endOf(given: CheckCase) {
  const { check, world, subject, says = '' } = given;
  const result = await checkResult(check, world, subject);
  const { status, reasonCode, message, remedy } = result;
  return {
    status,
    code: reasonCode,
    says: message.includes(says) ? says : message,
    hasRemedy: Boolean(remedy),
    lacks: lackingIn(result),
  };
}

const EVIDENCE: Record<CheckResult['status'], (keyof CheckResult)[]> = {
  pass: ['lookedAt', 'found'],
  warn: ['lookedAt', 'found', 'wanted', 'reasonCode', 'remedy'],
  fail: ['lookedAt', 'found', 'wanted', 'reasonCode', 'remedy'],
  unknown: ['lookedAt', 'reasonCode', 'remedy'],
  'not-applicable': [],
};

/** What a result does not say, and people need. */
export function lackingIn(result: CheckResult): string[] {
  const wanted: (keyof CheckResult)[] = [
    'title',
    'message',
    'documentationUrl',
    ...EVIDENCE[result.status],
  ];
  return wanted.filter(field => !result[field]);
}

/** How it is to end. Everything but a pass has to say what to do. */
export function wantedEndOf({ status, code, says = '' }: CheckCase) {
  return {
    status,
    code,
    says,
    hasRemedy: !['pass', 'not-applicable'].includes(status),
    lacks: [],
  };
}

/** A failed read. */
export function failure(
  code: AccessFailureCode,
  missingRule?: string,
): AccessFailure {
  return {
    code,
    message: `could not: ${code}`,
    ...(missingRule ? { missingRule } : {}),
  };
}

/** A call that fails. */
export function failing(code: AccessFailureCode) {
  return async () => ({ ok: false as const, failure: failure(code) });
}
