import type { KubeObject } from '../../apiserver/types';
import type { ClusterContext } from '../../world/ClusterContext';
import { lifecycleAgentDefinitions } from '../../world/crds';
import type { CatalogPackage } from '../../world/objects/catalogs';
import {
  LIFECYCLE_AGENT_DEPLOYMENT,
  LIFECYCLE_AGENT_NAMESPACE,
  lifecycleAgentDeployment,
} from '../../world/objects/lifecycleAgent';
import {
  clusterServiceVersion,
  OPERATOR_GROUP,
  SERVICE_VERSION,
} from '../../world/objects/olm';
import { toTimestamp } from '../pods/ClusterPods';
import { durations } from './durations';
import { whyGroupsDoNotFit } from './groups';

const SOURCE = 'olm';
const CRD = 'apiextensions.k8s.io/CustomResourceDefinition';
const DEPLOYMENT = 'apps/Deployment';
const LIFECYCLE_AGENT = /^lifecycle-agent\.v/;

interface Phase {
  phase: string;
  reason: string;
  message: string;
}

const PHASES: Record<
  'pending' | 'ready' | 'installing' | 'waiting' | 'done',
  Phase
> = {
  pending: {
    phase: 'Pending',
    reason: 'RequirementsUnknown',
    message: 'requirements not yet checked',
  },
  ready: {
    phase: 'InstallReady',
    reason: 'AllRequirementsMet',
    message: 'all requirements found, attempting install',
  },
  installing: {
    phase: 'Installing',
    reason: 'InstallSucceeded',
    message: 'waiting for install components to report healthy',
  },
  waiting: {
    phase: 'Installing',
    reason: 'InstallWaiting',
    message: `installing: waiting for deployment ${LIFECYCLE_AGENT_DEPLOYMENT} to become ready: deployment "${LIFECYCLE_AGENT_DEPLOYMENT}" not available: Deployment does not have minimum availability.`,
  },
  done: {
    phase: 'Succeeded',
    reason: 'InstallSucceeded',
    message: 'install strategy completed with no errors',
  },
};

/**
 * Brings ClusterServiceVersions through their phases. Lifecycle Agent's brings kinds and a
 * Deployment; other operators have nothing that runs in the lab.
 */
export class ServiceVersions {
  readonly #running = new Set<string>();

  constructor(private readonly context: ClusterContext) {}

  start(): void {
    // What was installed goes with its ClusterServiceVersion; the kinds stay.
    this.context.store.onChange(SERVICE_VERSION, ({ type, object }) => {
      const { name, namespace } = object.metadata;
      if (type === 'DELETED' && LIFECYCLE_AGENT.test(name)) {
        this.context.store.delete(
          DEPLOYMENT,
          LIFECYCLE_AGENT_DEPLOYMENT,
          namespace,
        );
      }
    });
  }

  /** What an InstallPlan creates. */
  create(name: string, namespace: string): void {
    const { store } = this.context;
    if (store.get(SERVICE_VERSION, name, namespace)) {
      return;
    }
    const offered = this.#offered(name);
    if (LIFECYCLE_AGENT.test(name)) {
      for (const each of lifecycleAgentDefinitions) {
        if (!store.get(CRD, `${each.plural}.${each.group}`)) {
          store.register(each);
        }
      }
    }
    const { status: _, ...object } = clusterServiceVersion(
      namespace,
      name,
      offered?.displayName ?? name,
      offered?.version ?? '',
      this.#now(),
    );
    this.#follow(store.create(object as KubeObject));
  }

  /** OperatorGroups of a namespace have changed. */
  recheck(namespace: string): void {
    for (const each of this.context.store.list(SERVICE_VERSION, namespace)) {
      this.#follow(each);
    }
  }

  #follow(version: KubeObject): void {
    const uid = version.metadata.uid!;
    if (this.#running.has(uid)) {
      return;
    }
    this.#running.add(uid);
    this.context.background(
      SOURCE,
      this.#bringUp(version).finally(() => this.#running.delete(uid)),
    );
  }

  async #bringUp(version: KubeObject): Promise<void> {
    const { clock, signal } = this.context;
    await clock.sleep(durations.phase, signal);
    const misfit = whyGroupsDoNotFit(
      this.context.store.list(OPERATOR_GROUP, version.metadata.namespace),
      LIFECYCLE_AGENT.test(version.metadata.name),
    );
    if (misfit) {
      this.#set(version, { phase: 'Failed', ...misfit });
      return;
    }
    if (this.#phaseOf(version) === 'Succeeded') {
      return;
    }
    for (const phase of [PHASES.pending, PHASES.ready]) {
      this.#set(version, phase);
      await clock.sleep(durations.phase, signal);
    }
    if (!LIFECYCLE_AGENT.test(version.metadata.name)) {
      this.#set(version, PHASES.done);
      return;
    }
    this.#createDeployment();
    this.#set(version, PHASES.installing);
    await clock.sleep(durations.phase, signal);
    this.#set(version, PHASES.waiting);
    const polls = durations.installTimeout / durations.deploymentPoll;
    for (let poll = 0; poll < polls; poll += 1) {
      await clock.sleep(durations.deploymentPoll, signal);
      if (this.#isAvailable()) {
        this.#set(version, PHASES.done);
        return;
      }
    }
    this.#set(version, {
      phase: 'Failed',
      reason: 'InstallCheckFailed',
      message: 'install timeout',
    });
  }

  #createDeployment(): void {
    const { store, spec } = this.context;
    const namespace = LIFECYCLE_AGENT_NAMESPACE;
    if (!store.get(DEPLOYMENT, LIFECYCLE_AGENT_DEPLOYMENT, namespace)) {
      const { status: _, ...deployment } = lifecycleAgentDeployment(
        spec,
        this.#now(),
      );
      store.create(deployment as KubeObject);
    }
  }

  #isAvailable(): boolean {
    const deployment = this.context.store.get(
      DEPLOYMENT,
      LIFECYCLE_AGENT_DEPLOYMENT,
      LIFECYCLE_AGENT_NAMESPACE,
    );
    return Number(deployment?.status?.availableReplicas ?? 0) > 0;
  }

  #offered(csv: string): CatalogPackage | undefined {
    return [...this.context.catalogs.values()]
      .flat()
      .find(each => `${each.name}.v${each.version}` === csv);
  }

  #phaseOf({ metadata: { name, namespace } }: KubeObject): string | undefined {
    return this.context.store.get(SERVICE_VERSION, name, namespace)?.status
      ?.phase;
  }

  #set({ metadata }: KubeObject, phase: Phase): void {
    const { store } = this.context;
    const { name, namespace, uid } = metadata;
    if (store.get(SERVICE_VERSION, name, namespace)?.metadata.uid !== uid) {
      return;
    }
    store.updateStatus(SERVICE_VERSION, name, namespace, draft => {
      draft.status = {
        ...draft.status,
        ...phase,
        lastTransitionTime: this.#now(),
        lastUpdateTime: this.#now(),
      };
    });
  }

  #now(): string {
    return toTimestamp(this.context.clock.now());
  }
}
