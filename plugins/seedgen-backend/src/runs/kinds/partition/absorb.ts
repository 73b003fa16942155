import {
  type AccessFailure,
  type ClusterObservation,
  type MachineConfigPoolSeen,
  formatDuration,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { EffectResult } from '../../engine/effects';
import { messageOf } from '../../engine/poolConditions';
import { judge } from './judge';
import { isAtLeast } from './order';
import type { PartitionDraft } from './PartitionDraft';

const REFUSALS: readonly string[] = ['unauthorized', 'forbidden', 'untrusted'];

/** Takes in how effects went. */
export function absorbResults(
  draft: PartitionDraft,
  results: readonly EffectResult[] = [],
): void {
  draft.remember(results, {
    success: result => absorbSuccess(draft, result),
    failure: ({ type, failure }) => {
      if (draft.effect(type)?.attempts === 1) {
        draft.record('effect', failure.message, failure.code);
      }
    },
  });
}

function absorbSuccess(
  draft: PartitionDraft,
  result: Extract<EffectResult, { ok: true }>,
): void {
  const { memory } = draft;
  switch (result.type) {
    case 'run-preflight':
      memory.identity = result.value.identity;
      memory.clusterId ??= result.value.identity.clusterId;
      draft.record('effect', result.value.summary);
      if (result.value.verdict === 'blocked') {
        const { blocked } = result.value;
        draft.end('Failed', blocked?.message ?? result.value.summary, blocked);
      }
      return;
    case 'plan-storage':
      if (result.value.outcome === 'refused') {
        draft.end('Failed', result.value.reason.message, result.value.reason);
      } else if (result.value.outcome === 'none-needed') {
        memory.noneNeeded = true;
      } else {
        memory.manifest = result.value.manifest;
        memory.device = result.value.device;
        draft.record('effect', `Planned: ${result.value.summary}`);
      }
      return;
    case 'apply-machine-config':
      draft.record('effect', `MachineConfig ${draft.machineConfig} applied`);
      draft.audit({
        action: 'machineconfig.applied',
        outcome: 'succeeded',
        message: draft.machineConfig,
      });
      return;
    case 'delete-machine-config':
      draft.record(
        'effect',
        result.value.outcome === 'deleted'
          ? `MachineConfig ${draft.machineConfig} deleted`
          : `MachineConfig ${draft.machineConfig} is not on the cluster`,
      );
      draft.audit({
        action: 'machineconfig.deleted',
        outcome: 'succeeded',
        message: draft.machineConfig,
      });
      return;
    case 'read-layout':
      memory.storage = judge(result.value, memory.device);
      if (!memory.storage.ready) draft.forget('read-layout');
      return;
    case 'restart-lifecycle-agent':
      draft.record(
        'effect',
        'Lifecycle Agent restarted, so that it reads the mount anew',
      );
      return;
    default:
  }
}

/** Takes in what was seen of the cluster. */
export function absorbCluster(
  draft: PartitionDraft,
  seen: ClusterObservation | undefined,
): void {
  if (!seen) return;
  const { memory, run } = draft;
  const failure: AccessFailure | undefined =
    seen.api.state === 'down' ? seen.api.failure : undefined;
  if (failure?.code === 'aborted') return;
  run.observedAt = seen.at;
  draft.look(failure);
  if (failure && !REFUSALS.includes(failure.code)) {
    memory.api = 'down';
    if (!run.unreachableSince) {
      run.unreachableSince = draft.now;
      draft.record(
        'api-lost',
        isAtLeast(run.phase, 'Rendering')
          ? 'The API does not answer. This is expected while the node reboots'
          : `The API does not answer: ${failure.message}`,
        failure.code,
      );
    }
    return;
  }
  if (run.unreachableSince) {
    draft.record(
      'api-back',
      `The API answers again, after ${formatDuration(
        draft.since(run.unreachableSince),
      )}`,
    );
    run.unreachableSince = undefined;
  }
  if (failure) {
    memory.api = 'refusing';
    memory.refused = failure.message;
    return;
  }
  memory.api = 'up';
  memory.refused = undefined;
  if (seen.pool) absorbPool(draft, seen.pool);
  if (seen.node) memory.node = seen.node;
  if (draft.isDone('apply-machine-config') && !memory.reverting) {
    memory.removed = seen.machineConfigPresent === false;
  }
}

function absorbPool(draft: PartitionDraft, pool: MachineConfigPoolSeen): void {
  const { memory } = draft;
  memory.pool = pool;
  if (!draft.applied) {
    memory.before = {
      desired: pool.desiredConfiguration,
      renderProblem: messageOf(pool, 'RenderDegraded'),
    };
    return;
  }
  const text =
    messageOf(pool, 'RenderDegraded') ??
    messageOf(pool, 'NodeDegraded') ??
    messageOf(pool, 'Updating');
  if (text && text !== memory.lastPoolText) {
    memory.lastPoolText = text;
    draft.record('message', `MachineConfigPool ${pool.name}: ${text}`);
  }
}
