import type { KubeObject } from '../../apiserver/types';
import {
  DEFAULT_RECERT_IMAGE,
  LIFECYCLE_AGENT_NAMESPACE,
} from '../../world/objects/lifecycleAgent';
import { SANITIZED_PULL_SECRET } from '../../world/objects/secrets';
import { errorText } from '../background';
import {
  AUTH_FILE,
  IMAGER_CONTAINER,
  IMAGE_BASED_UPGRADE,
  IMAGE_BASED_UPGRADE_NAME,
  PULL_SECRET_NAME,
  PULL_SECRET_NAMESPACE,
  SEED_AUTH_KEY,
  SEED_GENERATOR,
  SEED_GENERATOR_NAME,
  SEED_SECRET_NAME,
  STORED_CR,
  STORED_PULL_SECRET,
  STORED_SECRET,
  WORKSPACE,
} from './agentFiles';
import type { AgentProcess } from './AgentProcess';
import { GenerationFailure, ImagerFailure } from './AgentProcess';
import {
  cleanClusterResources,
  deleteEndedPods,
  deleteUnusedRenderedConfigs,
} from './cleanup';
import { messages } from './conditions';
import { durations } from './durations';
import { launchImager } from './imager/launchImager';
import { whyRecertImageUnavailable } from './imager/recertImage';
import { overridePullSecret, readPullSecret } from './pullSecret';
import { restoreStored } from './restore';

const LOGGER = 'controllers.SeedGenerator';

/**
 * From `Starting seed generation` to the launch of the imager. Returns only when the imager has
 * ended this very process.
 *
 * @throws GenerationFailure with the message of the CR
 * @throws StatusNotWritten if the CR was deleted meanwhile
 */
export async function generateSeedImage(
  agent: AgentProcess,
  object: KubeObject,
): Promise<void> {
  const { node, store } = agent.context;
  let current = agent.advance(object, messages.starting);
  await agent.sleep(durations.starting);
  node.remove(WORKSPACE);
  agent.log.command('podman', 'rm', '-i', '-f', IMAGER_CONTAINER);
  node.removeContainer(IMAGER_CONTAINER);

  current = agent.advance(current, messages.pulling);
  const recertImage = current.spec?.recertImage || DEFAULT_RECERT_IMAGE;
  agent.log.command(
    'podman',
    'pull',
    '--authfile',
    '/var/lib/kubelet/config.json',
    recertImage,
  );
  await agent.sleep(durations.pullingRecertImage);
  const unavailable = await whyRecertImageUnavailable(
    agent.context,
    recertImage,
    agent.signal,
  );
  if (unavailable) {
    throw new GenerationFailure(
      `failed to pull recert image: failed to pull recertImage (${recertImage}): ${unavailable}`,
    );
  }

  current = agent.advance(current, messages.preparing);
  await agent.sleep(durations.preparing);
  const pullSecret = prepareWorkspace(agent);

  current = agent.advance(current, messages.cleaning);
  await clean(agent);
  const restorePullSecret = () =>
    overridePullSecret(agent.context, pullSecret, agent.log, agent.signal);
  try {
    deleteUnusedRenderedConfigs(agent.context, agent.log);
    const { failAfterSanitising } = agent.context.faults;
    if (failAfterSanitising) throw new GenerationFailure(failAfterSanitising);
    current = agent.advance(current, messages.launching);
    await agent.sleep(durations.savingResources);
    node.writeFile(STORED_CR, JSON.stringify(current));
    agent.log.info(LOGGER, 'Deleting seedgen secret CR');
    store.delete('Secret', SEED_SECRET_NAME, LIFECYCLE_AGENT_NAMESPACE);
    agent.log.info(LOGGER, 'Deleting seedgen CR');
    store.delete(SEED_GENERATOR, SEED_GENERATOR_NAME);
    store.delete(IMAGE_BASED_UPGRADE, IMAGE_BASED_UPGRADE_NAME);
    agent.log.info(LOGGER, 'Launching imager');
    await launchImager(agent, current, recertImage);
  } catch (error) {
    if (agent.signal.aborted) {
      throw error;
    }
    // The failure is written only when the pull secret is back.
    await restorePullSecret().catch(reason => {
      if (agent.signal.aborted) throw reason;
      agent.log.error(
        LOGGER,
        'failed to restore pull-secret',
        errorText(reason),
      );
    });
    if (error instanceof ImagerFailure) {
      const restored = restoreStored(agent);
      if (restored) agent.fail(restored, error.message);
    }
    throw error;
  }
}

/** Copies the Secret, its credential and the pull secret to the node; returns the pull secret. */
function prepareWorkspace(agent: AgentProcess): string {
  const { node, store } = agent.context;
  const secret = store.get(
    'Secret',
    SEED_SECRET_NAME,
    LIFECYCLE_AGENT_NAMESPACE,
  );
  if (!secret) {
    throw new GenerationFailure(
      `could not access secret ${SEED_SECRET_NAME} in ${LIFECYCLE_AGENT_NAMESPACE}: ${notInCache(
        SEED_SECRET_NAME,
      )}`,
    );
  }
  node.writeFile(STORED_SECRET, JSON.stringify(secret));
  const seedAuth = secret.data?.[SEED_AUTH_KEY];
  if (seedAuth === undefined) {
    throw new GenerationFailure(
      `could not find ${SEED_AUTH_KEY} in ${SEED_SECRET_NAME} secret`,
    );
  }
  node.writeFile(AUTH_FILE, Buffer.from(seedAuth, 'base64').toString('utf8'));
  const pullSecret = readPullSecret(agent.context);
  if (pullSecret === undefined) {
    throw new GenerationFailure(
      `could not access pull-secret ${PULL_SECRET_NAME} in ${PULL_SECRET_NAMESPACE}: ${notInCache(
        PULL_SECRET_NAME,
      )}`,
    );
  }
  node.writeFile(STORED_PULL_SECRET, pullSecret);
  return pullSecret;
}

/** The words of a cached client, which names the kind, where the API server names the resource. */
function notInCache(secret: string): string {
  return `Secret "${secret}" not found`;
}

async function clean(agent: AgentProcess): Promise<void> {
  const { context, log, signal } = agent;
  log.info(LOGGER, messages.cleaning);
  try {
    await cleanClusterResources(context, log, signal);
  } catch (error) {
    throw asFailure(agent, error, 'failed to cleanup resources');
  }
  log.info(LOGGER, 'Cleaning completed and failed pods');
  deleteEndedPods(context);
  await agent.sleep(durations.cleaning);
  log.info(LOGGER, "Sanitize cluster's pull-secret from sensitive data");
  try {
    await overridePullSecret(context, SANITIZED_PULL_SECRET, log, signal);
  } catch (error) {
    throw asFailure(agent, error, "failed sanitizing cluster's pull-secret");
  }
}

function asFailure(
  agent: AgentProcess,
  error: unknown,
  prefix: string,
): unknown {
  return agent.signal.aborted
    ? error
    : new GenerationFailure(`${prefix}: ${errorText(error)}`);
}
