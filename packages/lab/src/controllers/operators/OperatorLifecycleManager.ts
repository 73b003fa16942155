import type { KubeObject } from '../../apiserver/types';
import type { ClusterContext } from '../../world/ClusterContext';
import { CATALOG_SOURCE } from '../../world/objects/catalogs';
import {
  INSTALL_PLAN,
  installPlan,
  OPERATOR_GROUP,
  SERVICE_VERSION,
  SUBSCRIPTION,
} from '../../world/objects/olm';
import { toTimestamp } from '../pods/ClusterPods';
import { CatalogSources } from './CatalogSources';
import { dropCondition, setCondition } from './conditions';
import { durations } from './durations';
import { InstallPlans } from './InstallPlans';
import { catalogHealth, resolve } from './resolve';
import { ServiceVersions } from './ServiceVersions';

const SOURCE = 'olm';

/**
 * Operator Lifecycle Manager (v0) as far as the first installation of an operator goes; updates to
 * newer versions are not simulated. Each change asks for a look at its namespace, which acts on
 * what is there then.
 */
export class OperatorLifecycleManager {
  readonly #due = new Set<string>();
  readonly #versions: ServiceVersions;
  readonly #plans: InstallPlans;
  #working = false;

  constructor(private readonly context: ClusterContext) {
    this.#versions = new ServiceVersions(context);
    this.#plans = new InstallPlans(context, this.#versions);
  }

  start(): void {
    const { store } = this.context;
    new CatalogSources(this.context).start();
    this.#versions.start();
    store.onChange(CATALOG_SOURCE, () => {
      for (const { metadata } of store.list(SUBSCRIPTION)) {
        this.#request(metadata.namespace!);
      }
    });
    for (const kind of [SUBSCRIPTION, INSTALL_PLAN, OPERATOR_GROUP]) {
      store.onChange(kind, ({ type, object, previous }) => {
        // Of changes the ones to the status are our own.
        if (
          type !== 'MODIFIED' ||
          previous?.metadata.generation !== object.metadata.generation
        ) {
          this.#request(object.metadata.namespace!);
        }
      });
    }
    store.onChange(OPERATOR_GROUP, ({ object }) => {
      this.#versions.recheck(object.metadata.namespace!);
    });
  }

  #request(namespace: string): void {
    this.#due.add(namespace);
    if (!this.#working) {
      this.#working = true;
      this.context.background(SOURCE, this.#work());
    }
  }

  async #work(): Promise<void> {
    const { clock, signal, store } = this.context;
    try {
      while (this.#due.size) {
        await clock.sleep(durations.noticing, signal);
        const namespaces = [...this.#due];
        this.#due.clear();
        for (const namespace of namespaces) {
          if (store.get('Namespace', namespace)) {
            await this.#sync(namespace);
          }
        }
      }
    } finally {
      this.#working = false;
    }
  }

  async #sync(namespace: string): Promise<void> {
    const { store } = this.context;
    const groups = store.list(OPERATOR_GROUP, namespace);
    for (const group of groups) {
      this.#markMembers(group);
    }
    for (const subscription of store.list(SUBSCRIPTION, namespace)) {
      this.#markHealth(subscription);
      // With two groups the resolver ends on an error that only its log has.
      if (groups.length < 2 && !this.#isInstalled(subscription)) {
        await this.#install(subscription);
      }
    }
    for (const plan of store.list(INSTALL_PLAN, namespace)) {
      this.#plans.sync(plan);
    }
  }

  #markMembers({ metadata, spec }: KubeObject): void {
    const namespaces: string[] = spec?.targetNamespaces ?? [''];
    this.context.store.updateStatus(
      OPERATOR_GROUP,
      metadata.name,
      metadata.namespace,
      draft => {
        if (!draft.status?.namespaces) {
          draft.status = { lastUpdated: this.#now(), namespaces };
        }
      },
    );
  }

  #markHealth(subscription: KubeObject): void {
    const sources = this.context.store.list(CATALOG_SOURCE);
    this.#change(subscription, draft =>
      setCondition(draft, catalogHealth(subscription, sources), this.#now()),
    );
  }

  #isInstalled({ metadata, status }: KubeObject): boolean {
    const { store } = this.context;
    const { namespace } = metadata;
    const installed = status?.installedCSV;
    const plan = status?.installPlanRef?.name;
    return (
      (installed && store.get(SERVICE_VERSION, installed, namespace)) ||
      (plan && store.get(INSTALL_PLAN, plan, namespace)) ||
      false
    );
  }

  async #install(subscription: KubeObject): Promise<void> {
    const { store, catalogs, clock, signal } = this.context;
    await clock.sleep(durations.resolving, signal);
    const { name, namespace, uid } = subscription.metadata;
    const current = store.get(SUBSCRIPTION, name, namespace);
    if (!current || current.metadata.uid !== uid) {
      return;
    }
    const sources = store.list(CATALOG_SOURCE);
    const resolution = resolve(current, sources, catalogs);
    if (!resolution.ok) {
      this.#change(current, draft =>
        setCondition(draft, resolution.condition, this.#now()),
      );
      return;
    }
    const approval = current.spec.installPlanApproval ?? 'Automatic';
    const plan = store.create(
      installPlan(
        { name: '', generateName: 'install-', namespace },
        resolution.csv,
        approval,
        approval === 'Automatic',
      ),
    );
    this.#change(current, draft => {
      dropCondition(draft, 'ResolutionFailed');
      Object.assign(draft.status, {
        currentCSV: resolution.csv,
        installPlanGeneration: 1,
        installPlanRef: {
          apiVersion: plan.apiVersion,
          kind: plan.kind,
          name: plan.metadata.name,
          namespace,
          uid: plan.metadata.uid,
        },
        lastUpdated: this.#now(),
        state: 'UpgradePending',
      });
    });
  }

  #change(
    { metadata: { name, namespace } }: KubeObject,
    change: (draft: KubeObject) => void,
  ): void {
    const { store } = this.context;
    if (store.get(SUBSCRIPTION, name, namespace)) {
      store.updateStatus(SUBSCRIPTION, name, namespace, change);
    }
  }

  #now(): string {
    return toTimestamp(this.context.clock.now());
  }
}
