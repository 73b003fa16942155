import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError, toError } from '@backstage/errors';
import {
  parseSeedImageReference,
  type CheckResult,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { Clock } from '../clock';
import type { CredentialDescription } from '../clusters';
import type { ClusterConnection } from '../clusters/types';
import type { RegistryConnections } from '../registries/types';
import type { StorageRequirements } from '../config';
import {
  severityFor,
  type Check,
  type CheckContext,
  type CheckOutcome,
} from './check';
import { CHECKS } from './checks';
import { ClusterReads } from './ClusterReads';
import { unreadable } from './outcomes';
import type {
  PreflightEngine,
  PreflightHistory,
  PreflightSubject,
} from './types';

const DEFAULT_TIME_LIMIT_MS = 20_000;

/** What preflights need. */
export interface PreflightDependencies {
  /** @throws NotFoundError for a cluster that is not configured */
  clusterOf(name: string): ClusterConnection;
  /** The hub that is configured for a cluster, if any. */
  hubOf(name: string): ClusterConnection | undefined;
  registries: RegistryConnections;
  requirements: StorageRequirements;
  history: PreflightHistory;
  /** The configured credentials for a cluster, without what makes them secret; may throw. */
  credentialsOf(name: string): Promise<CredentialDescription[]>;
  clock: Clock;
  logger: Pick<LoggerService, 'warn'>;
  /** All known checks, in the order in which results are given; the built-in ones if absent. */
  checks?: readonly Check[];
}

/**
 * The engine: every check that applies runs at once. One that throws or takes too long is
 * `unknown` and stops no other. Results come in the order of the checks, not of their ends.
 */
export function createPreflightEngine(
  dependencies: PreflightDependencies,
): PreflightEngine {
  const { clock, logger, checks = CHECKS } = dependencies;
  return {
    async run(subject, { signal, only, runId, onResult }) {
      const applicable = checks.filter(
        ({ id, kinds }) =>
          kinds.includes(subject.kind) && (!only || only.has(id)),
      );
      // Ends what checks that gave up have left running.
      const whole = new AbortController();
      const wholeSignal = AbortSignal.any([signal, whole.signal]);
      const prepared = prepare(dependencies, subject, wholeSignal, {
        brief: Boolean(only),
        runId,
      });
      const make = async (check: Check): Promise<CheckResult> => {
        const startedAt = clock.now().getTime();
        const outcome = await runWithinLimit(check, prepared, wholeSignal, {
          clock,
          logger,
        });
        const result: CheckResult = {
          id: check.id,
          title: check.title,
          severity: severityFor(check, subject.kind),
          ...(check.documentationUrl && {
            documentationUrl: check.documentationUrl,
          }),
          ...outcome,
          durationMs: Math.max(0, clock.now().getTime() - startedAt),
        };
        onResult?.(result);
        return result;
      };
      try {
        const first = await Promise.all(
          applicable.filter(({ endsTheRest }) => endsTheRest).map(make),
        );
        const inTheWay = first.filter(({ status }) => status === 'fail');
        if (inTheWay.length > 0) return inTheWay;
        const made = new Map(first.map(result => [result.id, result]));
        const results = await Promise.all(
          applicable.map(async check => made.get(check.id) ?? make(check)),
        );
        return withCauses(results, prepared);
      } finally {
        whole.abort();
      }
    },
  };
}

/** Says of all but the first of those that a cluster, or its hub, did not answer which one that is. */
function withCauses(
  results: readonly CheckResult[],
  prepared: Prepared,
): CheckResult[] {
  if ('problem' in prepared) return [...results];
  const sources = [prepared.cluster, prepared.hub].filter(
    source => source !== undefined,
  );
  const causes = new Map<ClusterReads, string>();
  return results.map(result => {
    const isFinding = result.status === 'unknown' || result.status === 'fail';
    const source =
      result.id === 'api-reachable' && result.status === 'fail'
        ? prepared.cluster
        : sources.find(each => each.didNotAnswer(result.message));
    if (!isFinding || !source) return result;
    const causedBy = causes.get(source);
    if (causedBy !== undefined) return { ...result, causedBy };
    causes.set(source, result.id);
    return result;
  });
}

type Prepared = Omit<CheckContext, 'signal'> | { problem: string };

function prepare(
  dependencies: PreflightDependencies,
  subject: PreflightSubject,
  signal: AbortSignal,
  { brief, runId }: { brief: boolean; runId?: string },
): Prepared {
  const { registries, requirements, history, clock } = dependencies;
  let connection: ClusterConnection;
  let hub: ClusterConnection | undefined;
  try {
    connection = dependencies.clusterOf(subject.cluster);
    // Thousands of looks would all ask the same hub.
    hub = brief ? undefined : dependencies.hubOf(subject.cluster);
  } catch (error) {
    return { problem: toError(error).message };
  }
  return {
    subject,
    ...referenceOf(subject),
    cluster: new ClusterReads(connection, signal),
    hub: hub && new ClusterReads(hub, signal),
    registries,
    requirements,
    history,
    credentials: () => dependencies.credentialsOf(subject.cluster),
    now: clock.now(),
    brief,
    ownRunId: runId,
  };
}

function referenceOf(
  subject: PreflightSubject,
): Pick<CheckContext, 'reference' | 'referenceProblem'> {
  if (subject.seedImage === undefined) return {};
  try {
    return { reference: parseSeedImageReference(subject.seedImage) };
  } catch (error) {
    return { referenceProblem: toError(error).message };
  }
}

async function runWithinLimit(
  check: Check,
  prepared: Prepared,
  wholeSignal: AbortSignal,
  { clock, logger }: Pick<PreflightDependencies, 'clock' | 'logger'>,
): Promise<CheckOutcome> {
  if ('problem' in prepared) {
    return {
      status: 'unknown',
      reasonCode: 'ClusterNotConfigured',
      message: prepared.problem,
      remedy: 'Add the cluster to seedgen.clusters in the configuration.',
    };
  }
  const limit = check.timeLimitMs ?? DEFAULT_TIME_LIMIT_MS;
  const own = new AbortController();
  const signal = AbortSignal.any([wholeSignal, own.signal]);
  const timeUp = clock.sleep(limit, signal).then(() =>
    unreadable(
      wholeSignal.aborted
        ? { code: 'aborted', message: 'Nobody waited for the answer any more.' }
        : {
            code: 'timeout',
            message: `The check took longer than its limit of ${
              limit / 1000
            } s.`,
          },
      check.title,
    ),
  );
  try {
    return await Promise.race([check.run({ ...prepared, signal }), timeUp]);
  } catch (error) {
    // A mistake in the check, whose text is for the log only.
    logger.warn(`Preflight check ${check.id} failed: ${stringifyError(error)}`);
    return {
      status: 'unknown',
      reasonCode: 'CheckFailed',
      message: `The check '${check.id}' ended with an error of its own.`,
      remedy: 'Try again, and report it if it happens again.',
    };
  } finally {
    own.abort();
  }
}
