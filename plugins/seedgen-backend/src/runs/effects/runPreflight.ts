import { randomUUID } from 'node:crypto';
import {
  distinctFindings,
  sumUpChecks,
  type CheckResult,
  type PreflightReport,
  type RunReason,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { KubernetesObject } from '../../clusters/types';
import { blocks, verdictOf } from '../../preflight/verdict';
import type { Result } from '../../result';
import type { ClusterIdentity } from '../engine/effects';
import { done } from './result';
import type { EffectContext, Performer } from './types';

/** Runs every check, keeps the report with the run, and finds out which cluster it is. */
export const runPreflight: Performer<'run-preflight'> = async (
  effect,
  context,
) => {
  const { run, kinds, preflight, reports, clock, signal } = context;
  const subject = kinds.of(run).preflight?.(run);
  if (!subject) throw new Error(`Runs of kind ${run.kind} have no preflight`);
  const report: PreflightReport = {
    id: randomUUID(),
    cluster: run.cluster,
    kind: subject.kind,
    seedImage: subject.seedImage,
    state: 'running',
    startedAt: clock.now().toISOString(),
    checks: [],
  };
  await reports.save(report, run.id);
  const ended: CheckResult[] = [];
  // One after the other, so that an earlier state never replaces a later one.
  let saving = Promise.resolve();
  const [checks, identity] = await Promise.all([
    preflight.run(subject, {
      signal,
      runId: run.id,
      onResult: result => {
        ended.push(result);
        const soFar = { ...report, checks: [...ended] };
        saving = saving
          .then(() => reports.save(soFar, run.id))
          .catch(() => undefined);
      },
    }),
    readIdentity(context),
  ]);
  await saving;
  const verdict = verdictOf(checks);
  await reports.save(
    {
      ...report,
      checks,
      state: 'done',
      finishedAt: clock.now().toISOString(),
      verdict,
    },
    run.id,
  );
  return done(effect.type, {
    verdict,
    summary: summaryOf(checks, verdict),
    identity,
    ...(verdict === 'blocked' && { blocked: reasonOf(checks) }),
  });
};

function summaryOf(checks: readonly CheckResult[], verdict: string): string {
  const inTheWay = checks.filter(blocks).length;
  return verdict === 'blocked'
    ? `${inTheWay} of ${checks.length} checks stand in the way (${sumUpChecks(
        checks,
      )})`
    : `No check stands in the way: ${sumUpChecks(checks)}`;
}

function reasonOf(checks: readonly CheckResult[]): RunReason {
  const [first, ...others] = distinctFindings(checks.filter(blocks));
  const { check, also = [] } = first ?? {};
  const more = [
    ...(also.length > 0
      ? [`for the same cause ${also.length} other checks were not passed`]
      : []),
    ...(others.length > 0
      ? [
          `${others.length} more: ${others
            .map(each => each.check.title)
            .join(', ')}`,
        ]
      : []),
  ];
  return {
    code: check?.reasonCode ?? 'PreflightBlocked',
    message: `${withoutStop(check?.message ?? 'A check stands in the way')}${
      more.length > 0 ? ` (and ${more.join('; ')})` : ''
    }. Nothing was touched`,
    remedy: check?.remedy,
  };
}

// Some messages are Lifecycle Agent's own words and have none.
function withoutStop(sentence: string): string {
  return sentence.replace(/\.$/, '');
}

/** What the cluster is, as far as it can be read; the image is compared with it later. */
async function readIdentity(context: EffectContext): Promise<ClusterIdentity> {
  const { cluster, signal } = context;
  const [snapshot, infrastructure, proxy] = await Promise.all([
    cluster.takeSnapshot({ signal }),
    cluster.get('Infrastructure', { name: 'cluster' }, { signal }),
    cluster.get('Proxy', { name: 'cluster' }, { signal }),
  ]);
  return {
    clusterId: snapshot.clusterId,
    version: snapshot.version,
    architecture: snapshot.architecture,
    node: snapshot.node,
    hasProxy: hasProxy(proxy),
    ...(infrastructure.ok &&
      nameFromAddress(infrastructure.value.status?.apiServerURL)),
  };
}

// What is in force stands in the status; without the object there is none.
function hasProxy(proxy: Result<KubernetesObject>): boolean | undefined {
  if (!proxy.ok) {
    return proxy.failure.code === 'not-found' ? false : undefined;
  }
  const { httpProxy, httpsProxy } = proxy.value.status ?? {};
  return Boolean(httpProxy || httpsProxy);
}

// `https://api.NAME.DOMAIN:6443`; the installer builds it so from both.
function nameFromAddress(
  address: unknown,
): Pick<ClusterIdentity, 'name' | 'baseDomain'> {
  const match =
    typeof address === 'string' &&
    /^https:\/\/api\.([a-z0-9-]{1,63})\.([a-z0-9.-]{1,200}?)(?::\d+)?\/?$/.exec(
      address,
    );
  return match ? { name: match[1], baseDomain: match[2] } : {};
}
