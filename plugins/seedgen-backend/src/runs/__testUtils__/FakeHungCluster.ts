import type { ClusterObservation } from '@seedgen/backstage-plugin-seedgen-common';
import type { ManualClock } from '../../__testUtils__/ManualClock';
import type { ClusterConnection, KubernetesObject } from '../../clusters/types';
import type { Result } from '../../result';
import { absent, progress } from './observations';

const NOT_FOUND = { code: 'not-found' as const, message: 'not found' };
const MACHINE_CONFIG = '98-left-behind';

function done<T>(value: T): { ok: true; value: T } {
  return { ok: true, value };
}

/**
 * A cluster in memory whose Lifecycle Agent stands still at a run's SeedGenerator, with a
 * MachineConfig that a run has left and pods that have ended. It counts what is done to it.
 */
export class FakeHungCluster {
  restarts = 0;
  secretWrites = 0;
  generatorDeletions = 0;
  machineConfigDeletions = 0;
  podsDeleted = 0;
  poolResumptions = 0;
  #generator?: string;
  #pods = ['pod-0'];
  #finished = 3;
  #machineConfig?: string;
  #paused = true;

  constructor(
    private readonly clock: ManualClock,
    private readonly owners: {
      generator?: string;
      machineConfig?: string;
      /** The pool is paused. */
      paused?: boolean;
    },
  ) {
    this.#generator = owners.generator;
    this.#machineConfig = owners.machineConfig;
  }

  get generatorPresent(): boolean {
    return this.#generator !== undefined;
  }

  #observe(): ClusterObservation {
    const view = this.#generator ? progress('Pulling recert image') : absent;
    if (view.seedGenerator.state === 'present') {
      view.seedGenerator.runId = this.#generator;
    }
    return {
      ...view,
      at: this.clock.now().toISOString(),
      machineConfigPresent: this.#machineConfig !== undefined,
      machineConfigRun: this.#machineConfig,
      pool: {
        name: 'master',
        desiredConfiguration: 'rendered-1',
        currentConfiguration: 'rendered-1',
        sources: ['00-master'],
        ...(this.#paused && this.owners.paused ? { paused: true } : {}),
        machineCount: 1,
        updatedMachineCount: 1,
        readyMachineCount: 1,
        degradedMachineCount: 0,
        conditions: [
          { type: 'Updated', status: 'True', reason: '', message: 'updated' },
        ],
      },
      node: { name: 'sno1', ready: true },
      lifecycleAgent: {
        deployment: 'available',
        pods: this.#pods.map(uid => ({ uid, ready: true })),
        serviceVersions: [],
      },
    };
  }

  #object(kind: string): Result<KubernetesObject> {
    const owner =
      kind === 'MachineConfig' ? this.#machineConfig : this.#generator;
    return owner === undefined
      ? { ok: false, failure: NOT_FOUND }
      : done({
          metadata: {
            name: kind === 'MachineConfig' ? MACHINE_CONFIG : 'seedimage',
            uid: 'uid-1',
            annotations: { 'seedgen.io/run': owner },
          },
        });
  }

  readonly #cluster: Partial<ClusterConnection> = {
    name: 'sno1',
    observe: async () => this.#observe(),
    get: async kind => this.#object(kind),
    runOnNode: async () =>
      done({ stdout: '', stderr: 'No such file or directory', exitCode: 2 }),
    restartLifecycleAgent: async ({ pods }) => {
      const going = this.#pods.filter(uid => !pods || pods.includes(uid));
      if (going.length > 0) {
        this.restarts += 1;
        this.#pods = [`pod-${this.restarts}`];
      }
      return done(undefined);
    },
    deleteSeedSecret: async () => done('deleted' as const),
    writeSeedSecret: async () => {
      this.secretWrites += 1;
      return done(undefined);
    },
    deleteSeedGenerator: async () => {
      this.#generator = undefined;
      this.generatorDeletions += 1;
      return done('deleted' as const);
    },
    deleteMachineConfig: async () => {
      this.#machineConfig = undefined;
      this.machineConfigDeletions += 1;
      return done('deleted' as const);
    },
    resumeMachineConfigPool: async () => {
      const outcome = this.#paused ? 'resumed' : 'not-paused';
      this.#paused = false;
      this.poolResumptions += Number(outcome === 'resumed');
      return done(outcome as 'resumed' | 'not-paused');
    },
    removeFinishedPods: async () => {
      const deleted = this.#finished;
      this.#finished = 0;
      this.podsDeleted += deleted;
      return done({ deleted, left: 0 });
    },
  };

  readonly clusters = { get: () => this.#cluster as ClusterConnection };
}
