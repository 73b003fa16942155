import type { KubeObject } from '../../../apiserver/types';
import type { ClusterContext } from '../../../world/ClusterContext';
import { lifecycleAgentImage } from '../../../world/objects/lifecycleAgent';
import { AUTH_FILE, IMAGER_CONTAINER } from '../agentFiles';
import type { AgentProcess } from '../AgentProcess';
import { ImagerFailure } from '../AgentProcess';
import { durations } from '../durations';
import { gatheringLines } from './imagerLog';
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
  const removed = new AbortController();
  const signal = AbortSignal.any([context.signal, removed.signal]);
  context.node.removeContainer(IMAGER_CONTAINER);
  context.node.containers.set(IMAGER_CONTAINER, {
    kill: () =>
      removed.abort(new DOMException('the container is removed', 'AbortError')),
    name: IMAGER_CONTAINER,
    image,
    status: 'running',
    exitCode: 0,
    log: [],
    startedAt: context.clock.now(),
  });
  const { imagerBreaksOff } = context.faults;
  if (imagerBreaksOff) {
    await agent.sleep(durations.gathering / 2);
    endContainer(context, imagerBreaksOff);
    throw new ImagerFailure(
      `imager failed: failed to run imager container: ${imagerBreaksOff.output}: exit status ${imagerBreaksOff.code}`,
    );
  }
  context.background(
    'imager',
    runImager(
      { ...context, signal },
      {
        seedImage: seedGenerator.spec?.seedImage ?? '',
        recertImage,
        mountTarget: agent.storageTarget ?? '',
      },
    ),
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

function endContainer(
  { node, clock }: ClusterContext,
  end: { output: string; code: number },
): void {
  const container = node.containers.get(IMAGER_CONTAINER);
  if (!container) return;
  container.log.push(...gatheringLines().slice(0, 2), end.output);
  container.status = 'exited';
  container.exitCode = end.code;
  container.endedAt = clock.now();
}
