import { createApiServer } from '../apiserver';
import type {
  KubeletRuntime,
  LabApiServer,
  LabUser,
  PodRuntime,
} from '../apiserver/types';
import type { LabClock } from '../clock';
import { BackgroundWork, errorText } from '../controllers/background';
import { lifecycleAgentProgram } from '../controllers/lifecycleAgent/agentProgram';
import { MachineConfigOperator } from '../controllers/machineConfig/MachineConfigOperator';
import { createKubelet } from '../controllers/node/kubeletSummary';
import { createNodeShell } from '../controllers/node/nodeShell';
import { ClusterPods, toTimestamp } from '../controllers/pods/ClusterPods';
import { OperatorLifecycleManager } from '../controllers/operators/OperatorLifecycleManager';
import { DeploymentController } from '../controllers/pods/DeploymentController';
import type { ClusterFaults } from '../control/faults';
import type { CertificateAuthority } from '../tls';
import type { ClusterContext, LabEvent } from './ClusterContext';
import type { ClusterSpec } from './clusterSpec';
import { atRelease, clusterDomain, clusterSpec } from './clusterSpec';
import { createNode } from './node/createNode';
import { defaultCatalogContents } from './objects/catalogs';
import {
  LIFECYCLE_AGENT_CONTAINER,
  LIFECYCLE_AGENT_NAMESPACE,
} from './objects/lifecycleAgent';
import type { RegistryTrust } from './objects/secrets';
import { clusterPullSecret } from './objects/secrets';
import { clusterUsers } from './objects/users';
import { populate } from './populate';

/** A simulated OpenShift cluster with its API server. */
export interface LabCluster {
  readonly name: string;
  readonly api: LabApiServer;
  /** Administrator by certificate, administrator by token, viewer by token. */
  readonly users: readonly LabUser[];
  /** Change it in place. */
  readonly faults: ClusterFaults;
  /** For controllers that work across clusters. */
  readonly context: ClusterContext;
  start(): Promise<void>;
  /** Ends everything that goes on and the API server. A stopped cluster cannot be started again. */
  stop(): Promise<void>;
}

export interface LabClusterOptions {
  name: string;
  /** OpenShift's version; the usual one if absent. */
  version?: string;
  clock: LabClock;
  authority: CertificateAuthority;
  /** 0 for any free port. */
  port: number;
  /** The registry that the cluster trusts. */
  registry: RegistryTrust;
  faults: ClusterFaults;
  /** The users of an earlier life of this cluster, so that their tokens go on to work. */
  users?: readonly LabUser[];
  onEvent?: (event: LabEvent) => void;
}

/** What an API server is made with, apart from what the cluster brings. */
export interface ApiServerOptions {
  name: string;
  port: number;
  authority: CertificateAuthority;
  users: readonly LabUser[];
  clock: LabClock;
  pods: PodRuntime;
  kubelet: KubeletRuntime;
  /** Share of new connections that are reset, 0 to 1. */
  dropConnections: () => number;
  kubernetesVersion: string;
  onListenerError: (error: unknown) => void;
}

/** Creates one of the lab's clusters, filled as after its installation. */
export function createLabCluster(
  options: LabClusterOptions,
): Promise<LabCluster> {
  const usual = clusterSpec(options.name);
  const spec = options.version ? atRelease(usual, options.version) : usual;
  return assembleCluster(spec, options, server =>
    createApiServer({
      ...server,
      users: [...server.users],
      extraNames: [`api.${clusterDomain(spec)}`],
    }),
  );
}

/** The same for any specification and any API server. */
export async function assembleCluster(
  spec: ClusterSpec,
  options: Omit<LabClusterOptions, 'name' | 'version'>,
  createServer: (
    server: ApiServerOptions,
  ) => Promise<LabApiServer> | LabApiServer,
): Promise<LabCluster> {
  const { clock, faults, registry } = options;
  const stopped = new AbortController();
  const report = (source: string, message: string) =>
    options.onEvent?.({ cluster: spec.name, source, message });
  const work = new BackgroundWork(stopped.signal, report);
  const background = work.add.bind(work);
  const users = options.users ?? clusterUsers();
  const pullSecret = clusterPullSecret(spec.name);
  const node = createNode(spec, pullSecret);
  const world: { context?: ClusterContext } = {};
  const pods = new ClusterPods({
    clock,
    signal: stopped.signal,
    background,
    execute: createNodeShell(node, () => world.context),
  });
  const api = await createServer({
    name: spec.name,
    port: options.port,
    authority: options.authority,
    users,
    clock,
    pods,
    kubelet: createKubelet(node, clock),
    dropConnections: () => faults.dropConnections ?? 0,
    kubernetesVersion: spec.kubernetesVersion,
    // As a controller manager does: the error is logged, and the next event is another chance.
    onListenerError: error =>
      report('controllers', `a controller failed: ${errorText(error)}`),
  });
  const { store } = api;
  const now = toTimestamp(clock.now());
  const catalogs = defaultCatalogContents(spec);
  populate(store, { spec, node, pullSecret, registry, catalogs, now });
  const context: ClusterContext = {
    spec,
    clock,
    store,
    api,
    node,
    pods,
    catalogs,
    registryHost: registry.host,
    faults,
    signal: stopped.signal,
    background,
    report,
  };
  world.context = context;
  pods.define({
    container: LIFECYCLE_AGENT_CONTAINER,
    matches: pod => pod.metadata.namespace === LIFECYCLE_AGENT_NAMESPACE,
    program: lifecycleAgentProgram(context),
  });
  return {
    name: spec.name,
    api,
    users,
    faults,
    context,
    start: async () => {
      await api.start();
      pods.start(store);
      new DeploymentController(context).start();
      new MachineConfigOperator(context).start();
      new OperatorLifecycleManager(context).start();
    },
    stop: async () => {
      stopped.abort(new DOMException('the cluster stops', 'AbortError'));
      pods.stopAll();
      await api.stop();
      await work.settled();
    },
  };
}
