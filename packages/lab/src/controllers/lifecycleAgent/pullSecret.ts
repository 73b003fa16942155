import type { ClusterContext } from '../../world/ClusterContext';
import { NODE_PULL_SECRET_FILE } from '../../world/node/createNode';
import {
  PULL_SECRET_KEY,
  PULL_SECRET_NAME,
  PULL_SECRET_NAMESPACE,
} from './agentFiles';
import type { AgentLog } from './agentLog';
import { durations } from './durations';
import { poolsNotReady } from './healthChecks';

const LOGGER = 'controllers.SeedGenerator';

/** Text of the cluster's pull secret; undefined if it cannot be read. */
export function readPullSecret(context: ClusterContext): string | undefined {
  const data = context.store.get(
    'Secret',
    PULL_SECRET_NAME,
    PULL_SECRET_NAMESPACE,
  )?.data?.[PULL_SECRET_KEY];
  return data && Buffer.from(data, 'base64').toString('utf8');
}

/** `fieldManager` of the operator: the name of its program, by which its client introduces itself. */
const MANAGER = 'manager';

/**
 * Updates the whole Secret as the operator does: with name, type and this one key, and without a
 * version. Labels, annotations and other keys that somebody had put there are gone afterwards.
 */
export function writePullSecret(context: ClusterContext, text: string): void {
  if (readPullSecret(context) === undefined) {
    return;
  }
  context.store.update(
    'Secret',
    PULL_SECRET_NAME,
    PULL_SECRET_NAMESPACE,
    draft => {
      delete draft.metadata.labels;
      delete draft.metadata.annotations;
      delete draft.metadata.ownerReferences;
      draft.type = 'kubernetes.io/dockerconfigjson';
      draft.data = { [PULL_SECRET_KEY]: Buffer.from(text).toString('base64') };
    },
    { manager: MANAGER },
  );
}

/**
 * Replaces the pull secret and waits until the machine config operator has brought it to the node.
 *
 * @throws Error after ten minutes
 */
export async function overridePullSecret(
  context: ClusterContext,
  text: string,
  log: AgentLog,
  signal: AbortSignal,
): Promise<void> {
  writePullSecret(context, text);
  for (
    let waited = 0;
    waited < durations.pullSecretTimeout;
    waited += durations.pullSecretPoll
  ) {
    log.info(LOGGER, 'Waiting for MCO to override pull-secret file', {
      'image registry auth file location': NODE_PULL_SECRET_FILE,
    });
    const pools = poolsNotReady(context.store);
    if (context.node.files.get(NODE_PULL_SECRET_FILE)?.trim() === text.trim()) {
      if (!pools.length) {
        return;
      }
      log.info(
        LOGGER,
        `Waiting for MCP: one or more MachineConfigPools not yet ready: ${pools.join(
          ', ',
        )}`,
      );
    }
    await context.clock.sleep(durations.pullSecretPoll, signal);
  }
  throw new Error(
    'timed out waiting for MCO to override pull-secret file: context deadline exceeded',
  );
}
