import type { KubeObject } from '../../apiserver/types';
import { errorText } from '../background';
import { SEED_GENERATOR_NAME, WORKSPACE } from './agentFiles';
import type { AgentProcess } from './AgentProcess';
import {
  GenerationFailure,
  ImagerFailure,
  StatusNotWritten,
} from './AgentProcess';
import { inProgress, messages, phaseOf } from './conditions';
import { durations } from './durations';
import { finalizeSeedGeneration } from './finalize';
import { generateSeedImage } from './generate';
import { whyUnhealthy } from './healthChecks';
import { whyRejected } from './validateSystem';

const LOGGER = 'controllers.SeedGenerator';

export type ReconcileResult = 'done' | { againAfterSeconds: number };

/** One look at the CR and the step that its conditions ask for. */
export async function reconcile(agent: AgentProcess): Promise<ReconcileResult> {
  const name = { name: { name: SEED_GENERATOR_NAME } };
  agent.log.info(LOGGER, 'Start reconciling SeedGen', name);
  const object = agent.seedGenerator();
  let result: ReconcileResult = 'done';
  if (object) {
    try {
      result = await step(agent, object);
    } catch (error) {
      if (agent.signal.aborted) {
        throw error;
      }
      handleFailure(agent, object, error);
    }
  }
  agent.log.info(LOGGER, 'Finish reconciling SeedGen', {
    ...name,
    ...(result === 'done'
      ? { requeueRightAway: false }
      : { requeueAfter: result.againAfterSeconds }),
  });
  return result;
}

async function step(
  agent: AgentProcess,
  object: KubeObject,
): Promise<ReconcileResult> {
  switch (phaseOf(object.status?.conditions)) {
    case 'initial':
      return validate(agent, object);
    case 'generating':
      return generateWhenHealthy(agent, object);
    case 'finalizing':
      await finalizeSeedGeneration(agent, object);
      return 'done';
    case 'completed':
      agent.log.info(LOGGER, 'Seed Generation is completed');
      return 'done';
    default:
      agent.log.info(
        LOGGER,
        'Seed Generation has failed. Please delete and recreate the CR to try again',
      );
      return 'done';
  }
}

function validate(agent: AgentProcess, object: KubeObject): ReconcileResult {
  const rejection = whyRejected(agent.context, agent.storageTarget);
  if (rejection) {
    agent.fail(object, rejection);
    agent.log.info(
      LOGGER,
      `Seed generation rejected: system validation failed: ${rejection}`,
    );
    return 'done';
  }
  agent.advance(object, messages.stabilizing);
  return { againAfterSeconds: durations.stabilizing };
}

async function generateWhenHealthy(
  agent: AgentProcess,
  object: KubeObject,
): Promise<ReconcileResult> {
  agent.log.info(
    LOGGER,
    `Generating seed image: ${object.spec?.seedImage ?? ''}`,
  );
  agent.log.info(LOGGER, 'Checking system health');
  const unhealthy = whyUnhealthy(agent.context);
  if (unhealthy) {
    agent.log.info(LOGGER, `health check failed: ${unhealthy}`);
    agent.writeConditions(
      object,
      inProgress(object, `${messages.stabilizing}: ${unhealthy}`, agent.now),
    );
    return { againAfterSeconds: durations.healthRetry };
  }
  agent.log.info(LOGGER, 'Health check passed');
  await generateSeedImage(agent, object);
  return 'done';
}

/**
 * A failure ends on the CR and empties the workspace. If the CR is gone the operator stops where
 * it is, and what it has stored on the node stays there.
 */
function handleFailure(
  agent: AgentProcess,
  object: KubeObject,
  error: unknown,
): void {
  if (error instanceof StatusNotWritten) {
    return;
  }
  agent.log.error(LOGGER, messages.failed, errorText(error));
  if (!(error instanceof GenerationFailure)) {
    throw error;
  }
  const finalizing = phaseOf(object.status?.conditions) === 'finalizing';
  if (!finalizing && !(error instanceof ImagerFailure)) {
    agent.context.node.remove(WORKSPACE);
  }
  agent.fail(object, error.message);
}
