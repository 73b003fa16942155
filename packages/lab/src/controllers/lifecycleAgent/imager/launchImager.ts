import type { KubeObject } from '../../../apiserver/types';
import { lifecycleAgentImage } from '../../../world/objects/lifecycleAgent';
import { AUTH_FILE, IMAGER_CONTAINER } from '../agentFiles';
import type { AgentProcess } from '../AgentProcess';
import { runImager } from './runImager';

/**
 * Starts the imager as a unit of the host and waits for it. The imager does not depend on the
 * operator: it goes on when the operator's pod is deleted, and it ends that pod itself.
 */
export async function launchImager(
  agent: AgentProcess,
  seedGenerator: KubeObject,
  recertImage: string,
): Promise<never> {
  const { context } = agent;
  const image = lifecycleAgentImage(context.spec);
  agent.log.command(
    'systemd-run',
    '--collect',
    '--wait',
    '--unit',
    'lca-generate-seed-image',
    'podman',
    'run',
    '--privileged',
    '--pid=host',
    `--name=${IMAGER_CONTAINER}`,
    '--replace',
    '--net=host',
    '--entrypoint',
    'lca-cli',
    image,
    'create',
    '--authfile',
    AUTH_FILE,
    '--image',
    seedGenerator.spec?.seedImage,
    '--recert-image',
    recertImage,
  );
  context.node.containers.set(IMAGER_CONTAINER, {
    name: IMAGER_CONTAINER,
    image,
    status: 'running',
    exitCode: 0,
    log: [],
    startedAt: context.clock.now(),
  });
  context.background(
    'imager',
    runImager(context, {
      seedImage: seedGenerator.spec?.seedImage ?? '',
      recertImage,
      mountTarget: agent.storageTarget ?? '',
    }),
  );
  return new Promise<never>((_, reject) => {
    const abort = () => reject(agent.signal.reason);
    if (agent.signal.aborted) {
      abort();
    } else {
      agent.signal.addEventListener('abort', abort, { once: true });
    }
  });
}
