import type { KubeObject } from '../../apiserver/types';
import { isAtLeast } from '../../world/clusterSpec';
import { IMAGER_CONTAINER, WORKSPACE } from './agentFiles';
import type { AgentProcess } from './AgentProcess';
import { GenerationFailure } from './AgentProcess';
import { completed, messages } from './conditions';
import { durations } from './durations';

const LOGGER = 'controllers.SeedGenerator';

/** The second half, after the operator has come back: looks how the imager ended and says so. */
export async function finalizeSeedGeneration(
  agent: AgentProcess,
  object: KubeObject,
): Promise<void> {
  agent.log.info(LOGGER, 'Finalizing Seed Generation');
  const current = agent.advance(object, messages.finalizing);
  await agent.sleep(durations.finalizing);
  agent.log.info(LOGGER, 'Checking status of lca_cli container');
  agent.log.command('podman', 'inspect', '--format', 'json', IMAGER_CONTAINER);
  const problem = whyImagerFailed(agent);
  if (problem) {
    throw new GenerationFailure(
      `${messages.failed}: imager container status check failed: ${problem}`,
    );
  }
  agent.log.info(LOGGER, 'Seed image generation was successful');
  agent.context.node.remove(WORKSPACE);
  agent.writeConditions(current, completed(current, agent.now));
}

function whyImagerFailed(agent: AgentProcess): string | undefined {
  const { node, spec } = agent.context;
  const container = node.containers.get(IMAGER_CONTAINER);
  if (!container) {
    return `failed to run podman inspect command: Error: no such object: "${IMAGER_CONTAINER}": exit status 125`;
  }
  const noun = 'expected container';
  if (container.status !== 'exited') {
    return `${noun} status exited, found: ${container.status}`;
  }
  if (container.exitCode !== 0) {
    // Up to 4.18 the operator calls the exit code a status, too.
    const what = isAtLeast(spec, '4.19') ? 'exit code' : 'status';
    return `${noun} ${what} 0, found: ${container.exitCode}`;
  }
  return undefined;
}
