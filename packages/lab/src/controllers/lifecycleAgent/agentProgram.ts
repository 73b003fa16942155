import type { ClusterContext } from '../../world/ClusterContext';
import { errorText, isAbort } from '../background';
import type { ContainerProgram } from '../pods/ClusterPods';
import { SEED_GENERATOR, SEED_GENERATOR_NAME } from './agentFiles';
import { createAgentLog } from './agentLog';
import { AgentProcess } from './AgentProcess';
import { durations } from './durations';
import { reconcile } from './reconcile';
import { initializeSeedGenerator, initializeUpgrade } from './restore';

/** The operator's `manager` container, from its start to its end. */
export function lifecycleAgentProgram(
  context: ClusterContext,
): ContainerProgram {
  return async container => {
    const log = createAgentLog(context.clock, container.log);
    log.info('setup', 'Starting the Lifecycle Agent', {
      version: context.spec.lifecycleAgentVersion,
    });
    const agent = new AgentProcess(context, log, container.signal);
    log.command('systemctl', 'is-active', 'var-lib-containers.mount');
    await agent.sleep(durations.agentStart);
    try {
      initializeUpgrade(agent);
      await initializeSeedGenerator(agent);
    } catch (error) {
      if (isAbort(error, container.signal)) {
        throw error;
      }
      log.error(
        'setup',
        'unable to initialize SeedGenerator CR',
        errorText(error),
      );
      return 1;
    }
    log.info('setup', 'starting manager');
    await watchSeedGenerators(agent);
    return 0;
  };
}

/**
 * Reconciles at the start if there is a CR, and after each creation. Changes and deletions are not
 * watched, so a CR that has failed stays as it is.
 */
async function watchSeedGenerators(agent: AgentProcess): Promise<void> {
  const { store } = agent.context;
  let due = agent.seedGenerator() !== undefined;
  let wake: () => void = () => {};
  const stop = store.onChange(SEED_GENERATOR, event => {
    if (
      event.type === 'ADDED' &&
      event.object.metadata.name === SEED_GENERATOR_NAME
    ) {
      due = true;
      wake();
    }
  });
  const nextCreation = () =>
    new Promise<void>(resolve => {
      if (due) {
        resolve();
      } else {
        wake = resolve;
      }
    });
  const ended = new Promise<never>((_, reject) => {
    const abort = () => reject(agent.signal.reason);
    if (agent.signal.aborted) {
      abort();
    } else {
      agent.signal.addEventListener('abort', abort, { once: true });
    }
  });
  ended.catch(() => undefined);
  try {
    for (;;) {
      await Promise.race([nextCreation(), ended]);
      due = false;
      await agent.sleep(durations.noticing);
      for (;;) {
        const result = await reconcile(agent);
        if (result === 'done') {
          break;
        }
        await Promise.race([
          agent.sleep(result.againAfterSeconds),
          nextCreation(),
        ]);
        due = false;
      }
    }
  } finally {
    stop();
  }
}
