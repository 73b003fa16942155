import { createLabClock, type LabClock } from './clock';
import { createControlServer, type ControlServer } from './control';
import { replaceFaults, type ClusterFaults } from './control/faults';
import { narrate } from './narrate';
import { startAgain, startListening } from './portTaken';
import { ScenarioKeeper, type Beginning } from './scenarios';
import {
  createRegistry,
  type LabRegistry,
  type RegistryAuthentication,
} from './registry';
import { createCertificateAuthority, type CertificateAuthority } from './tls';
import {
  clusterNames,
  connectHub,
  createLabCluster,
  type LabCluster,
  type LabEvent,
} from './world';

export interface LabOptions {
  /** How much faster than in life; 1 is as in life. */
  speed: number;
  /** Names of the clusters to have. */
  clusters: readonly string[];
  /** Port of the first cluster of the lab; the others have the following ones. 0: any free ones. */
  portBase: number;
  registryPort: number;
  controlPort: number;
  registryAuthentication: RegistryAuthentication;
  /** Scenarios to begin with, at most one a cluster. */
  scenarios?: readonly ScenarioOption[];
  /** OpenShift's version of clusters that are not of the usual one. */
  releases?: Readonly<Record<string, string>>;
  /** Told about everything worth telling a person who watches. */
  onEvent?: (event: LabEvent) => void;
}

export interface ScenarioOption {
  name: string;
  cluster: string;
}

export interface LabClusterAccess {
  cluster: LabCluster;
  /** The authority of its serving and client certificates. */
  caPem: string;
}

/** A running lab. */
export interface Lab {
  readonly clock: LabClock;
  readonly controlUrl: string;
  readonly registry: LabRegistry;
  readonly registryCaPem: string;
  clusters(): LabClusterAccess[];
  stop(): Promise<void>;
}

interface ClusterSlot {
  name: string;
  authority: CertificateAuthority;
  faults: ClusterFaults;
  cluster: LabCluster;
}

/** Starts registry, clusters and control API. When one of them cannot, none is left running. */
export async function startLab(options: LabOptions): Promise<Lab> {
  const clock = createLabClock(options.speed);
  const onEvent = options.onEvent ?? (() => undefined);
  const registryAuthority = await createCertificateAuthority('lab-registry-ca');
  const registry = await createRegistry({
    authority: registryAuthority,
    port: options.registryPort,
    authentication: options.registryAuthentication,
  });
  const slots = new Map<string, ClusterSlot>();
  const keeper = new ScenarioKeeper(registry);
  let disconnectHub = () => {};
  let control: ControlServer | undefined;

  const createCluster = async (
    { name, authority, faults }: Omit<ClusterSlot, 'cluster'>,
    port: number,
    previous?: LabCluster,
  ) => {
    const cluster = await createLabCluster({
      name,
      version: options.releases?.[name],
      clock,
      authority,
      port,
      faults,
      users: previous?.users,
      registry: {
        host: registry.host,
        caPem: registryAuthority.certificatePem,
      },
      onEvent,
    });
    narrate(cluster.api.store, (source, message) =>
      onEvent({ cluster: name, source, message }),
    );
    return cluster;
  };

  const reconnectHub = () => {
    disconnectHub();
    const hub = slots.get('hub')?.cluster;
    const members = [...slots.values()].filter(({ name }) => name !== 'hub');
    disconnectHub = hub
      ? connectHub(
          hub,
          members.map(({ cluster }) => cluster),
        )
      : () => {};
  };

  const stop = async () => {
    disconnectHub();
    await Promise.allSettled([
      control?.stop(),
      ...[...slots.values()].map(({ cluster }) => cluster.stop()),
      registry.stop(),
    ]);
  };

  const applyScenario = (
    cluster: string,
    scenario: string,
    begins?: Beginning,
  ) => keeper.apply(slots.get(cluster)!.cluster, scenario, begins);

  const resetCluster = async (name: string) => {
    const slot = slots.get(name)!;
    const port = Number(new URL(slot.cluster.api.url).port);
    await keeper.clear(name);
    await slot.cluster.stop();
    replaceFaults(slot.faults, {});
    slot.cluster = await createCluster(slot, port, slot.cluster);
    await startAgain(() => slot.cluster.start());
    reconnectHub();
  };

  try {
    await startListening(
      'the registry',
      options.registryPort,
      '--registry-port',
      () => registry.start(),
    );
    for (const name of options.clusters) {
      const port = portOf(name, options.portBase);
      const parts = {
        name,
        authority: await createCertificateAuthority(`lab-${name}-ca`),
        faults: {},
      };
      const cluster = await createCluster(parts, port);
      slots.set(name, { ...parts, cluster });
      await startListening(`cluster ${name}`, port, '--port-base', () =>
        cluster.start(),
      );
    }
    reconnectHub();
    for (const { name, cluster } of options.scenarios ?? []) {
      await applyScenario(cluster, name);
    }
    control = createControlServer(
      {
        clock,
        registry,
        clusters: () => [...slots.values()].map(({ cluster }) => cluster),
        resetCluster,
        applyScenario,
        scenarioOf: name => keeper.of(name),
        clearScenario: name => keeper.clear(name),
        report: (cluster, message) =>
          onEvent({ cluster, source: 'control', message }),
      },
      options.controlPort,
    );
    const { start } = control;
    await startListening(
      'the control API',
      options.controlPort,
      '--control-port',
      start,
    );
  } catch (error) {
    await stop();
    throw error;
  }

  return {
    clock,
    registry,
    controlUrl: control.url,
    registryCaPem: registryAuthority.certificatePem,
    clusters: () =>
      [...slots.values()].map(({ cluster, authority }) => ({
        cluster,
        caPem: authority.certificatePem,
      })),
    stop,
  };
}

/** A cluster keeps its port when others are left out. */
function portOf(name: string, base: number): number {
  return base === 0 ? 0 : base + clusterNames.indexOf(name);
}
