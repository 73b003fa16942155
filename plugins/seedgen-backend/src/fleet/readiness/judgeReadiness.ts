import {
  readinessStatusOf,
  type CheckResult,
  type ClusterStatus,
  type PreflightKind,
  type ReadinessCheck,
  type SeedReadiness,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { Check } from '../../preflight';
import { judgeSpent } from '../../preflight/checks/pastRuns';
import { judgeStorage } from '../../preflight/checks/storageReady';
import { severityFor } from '../../preflight/check';
import type { Answer, KeptAnswer, Picture } from './types';

const KIND: PreflightKind = 'generate';

/** What readiness is judged from. */
export interface ReadinessSubject {
  picture: Picture;
  storage: ClusterStatus['storage'];
  spent: ClusterStatus['spent'];
  /** What preflights said. */
  kept: readonly KeptAnswer[];
}

/**
 * Whether a cluster could become a seed, by the checks of preflight that decide it: what the last
 * look said, what is known anyhow, and for the rest what the last preflight said. Nothing is judged
 * here that a check does not judge.
 *
 * @param checks - all of preflight, in their order
 */
export function judgeReadiness(
  checks: readonly Check[],
  subject: ReadinessSubject,
): SeedReadiness {
  const { picture } = subject;
  const known = new Map(
    subject.kept
      // A preflight of the cluster that had this name before says nothing about this one.
      .filter(({ asOf }) => !(asOf < (picture.identitySince ?? '')))
      .map(answer => [answer.id, answer]),
  );
  for (const answer of [...(picture.checks ?? []), ...stated(subject)]) {
    const kept = known.get(answer.id);
    if (!kept || kept.asOf <= answer.asOf) {
      known.set(answer.id, { ...answer, source: 'look' });
    }
  }
  const deciding = checks.filter(({ decides }) => decides);
  const answered = deciding.flatMap((check): ReadinessCheck[] => {
    const answer = known.get(check.id);
    if (!answer) return [];
    const severity = answer.severity ?? severityFor(check, KIND);
    return [{ ...answer, title: check.title, severity }];
  });
  const missing = deciding.filter(({ id }) => !known.has(id));
  const inPreflight = missing.filter(({ decides }) => decides === 'preflight');
  const status = readinessStatusOf(answered);
  return {
    // What a look has not asked for yet is not known to be well.
    status:
      status === 'ready' && missing.length > inPreflight.length
        ? 'unknown'
        : status,
    checks: answered,
    inPreflight: inPreflight.map(({ id, title }) => ({ id, title })),
  };
}

/** What checks make of what is known of a cluster anyhow. */
function stated({ picture, storage, spent }: ReadinessSubject): Answer[] {
  const { observedAt } = picture;
  if (!observedAt) return [];
  const answer = (
    id: string,
    outcome: Pick<CheckResult, 'status' | 'message' | 'reasonCode' | 'remedy'>,
    asOf: string,
  ): Answer => {
    const { status, reasonCode, message, remedy } = outcome;
    return status === 'pass'
      ? { id, status, asOf }
      : { id, status, reasonCode, message, remedy, asOf };
  };
  return [
    answer(
      'storage-ready',
      judgeStorage(storage),
      storage.observedAt ?? observedAt,
    ),
    answer('cluster-not-spent', judgeSpent(spent), observedAt),
  ];
}
