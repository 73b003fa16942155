import { randomUUID } from 'node:crypto';
import type {
  CheckResult,
  PreflightReport,
  RunReason,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { KubernetesObject } from '../../clusters/types';
import { blocks, verdictOf } from '../../preflight/verdict';
import type { PreflightSubject } from '../../preflight/types';
import type { Result } from '../../result';
import type { ClusterIdentity } from '../machine/effects';
import type { MachineRun } from '../machine/types';
import { done } from './result';
import type { EffectContext, Performer } from './types';

/** Runs every check, keeps the report with the run, and finds out which cluster it is. */
export const runPreflight: Performer<'run-preflight'> = async (
  effect,
  context,
) => {
  const { run, preflight, reports, clock, signal } = context;
  const subject = subjectOf(run);
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

function subjectOf({ id, request }: MachineRun): PreflightSubject {
  if (request.kind === 'remedy') {
    throw new Error('A remedy has no preflight');
  }
  return request.kind === 'generate'
    ? {
        kind: request.kind,
        cluster: request.cluster,
        seedImage: request.seedImage,
        replaceExistingTag: request.replaceExistingTag,
        runId: id,
      }
    : {
        kind: request.kind,
        cluster: request.cluster,
        strategy: request.strategy,
        device: request.device,
      };
}

function summaryOf(checks: readonly CheckResult[], verdict: string): string {
  const inTheWay = checks.filter(blocks).length;
  const warnings = checks.filter(({ status }) => status === 'warn').length;
  if (verdict === 'blocked') {
    return `${inTheWay} of ${checks.length} checks stand in the way`;
  }
  return `All ${checks.length} checks passed${
    warnings > 0 ? `, ${warnings} of them with a warning` : ''
  }`;
}

function reasonOf(checks: readonly CheckResult[]): RunReason {
  const [first, ...others] = checks.filter(blocks);
  return {
    code: first?.reasonCode ?? 'PreflightBlocked',
    message: `${withoutStop(first?.message ?? 'A check stands in the way')}${
      others.length > 0
        ? ` (and ${others.length} more: ${others
            .map(({ title }) => title)
            .join(', ')})`
        : ''
    }. Nothing was touched`,
    remedy: first?.remedy,
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
