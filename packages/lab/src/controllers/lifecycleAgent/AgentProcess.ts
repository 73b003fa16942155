import type { KubeObject } from '../../apiserver/types';
import type { ClusterContext } from '../../world/ClusterContext';
import { toTimestamp } from '../pods/ClusterPods';
import { SEED_GENERATOR, SEED_GENERATOR_NAME } from './agentFiles';
import type { AgentLog } from './agentLog';
import type { StatusCondition } from './conditions';
import { failed, inProgress } from './conditions';

/** Lifecycle Agent gives the generation up with this text; it ends as the CR's message. */
export class GenerationFailure extends Error {
  readonly name = 'GenerationFailure';
}

/** The imager ended while the cluster still ran: what was stored for its return is kept on the node. */
export class ImagerFailure extends GenerationFailure {}

/** The CR's status could not be written, so the generation is left where it is. */
export class StatusNotWritten extends Error {
  readonly name = 'StatusNotWritten';
}

/** Never resolves; rejects once the signal is aborted. */
function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const abort = () => reject(signal.reason);
    if (signal.aborted) {
      abort();
    } else {
      signal.addEventListener('abort', abort, { once: true });
    }
  });
}

/** One run of the operator's container: what it saw at its start, and its way to the CR. */
export class AgentProcess {
  /** `What=` of the container storage's mount unit, read once. */
  readonly storageTarget: string | undefined;
  #hanging = false;

  constructor(
    readonly context: ClusterContext,
    readonly log: AgentLog,
    /** Aborted when the container ends. */
    readonly signal: AbortSignal,
  ) {
    this.storageTarget = context.node.containerStorageTarget();
  }

  get now(): string {
    return toTimestamp(this.context.clock.now());
  }

  async sleep(clusterSeconds: number): Promise<void> {
    if (this.#hanging) {
      await aborted(this.signal);
    }
    await this.context.clock.sleep(clusterSeconds, this.signal);
  }

  seedGenerator(): KubeObject | undefined {
    return this.context.store.get(SEED_GENERATOR, SEED_GENERATOR_NAME);
  }

  /**
   * Shows a message and goes on.
   *
   * @throws StatusNotWritten if this very CR is gone
   * @throws GenerationFailure where the lab was told to fail at this message
   */
  advance(object: KubeObject, message: string): KubeObject {
    const written = this.writeConditions(
      object,
      inProgress(object, message, this.now),
    );
    const { faults } = this.context;
    if (faults.failAtMessage?.message === message) {
      throw new GenerationFailure(faults.failAtMessage.text);
    }
    if (faults.hangAtMessage === message) {
      delete faults.hangAtMessage;
      this.#hanging = true;
    }
    return written;
  }

  /** Ends the generation for good. Nothing is written if this very CR is gone. */
  fail(object: KubeObject, message: string): void {
    const current = this.seedGenerator();
    if (current && current.metadata.uid === object.metadata.uid) {
      this.writeConditions(current, failed(current, message, this.now));
    }
  }

  writeConditions(
    object: KubeObject,
    conditions: StatusCondition[],
  ): KubeObject {
    const current = this.seedGenerator();
    if (!current || current.metadata.uid !== object.metadata.uid) {
      const reason = `failed to update seedgen status: seedgenerators.lca.openshift.io "${SEED_GENERATOR_NAME}" not found`;
      this.log.error(
        'controllers.SeedGenerator',
        'failed to update seedgen CR status',
        reason,
      );
      throw new StatusNotWritten(reason);
    }
    return this.context.store.updateStatus(
      SEED_GENERATOR,
      SEED_GENERATOR_NAME,
      undefined,
      draft => {
        draft.status = {
          ...draft.status,
          conditions,
          observedGeneration: draft.metadata.generation,
        };
      },
    );
  }
}
