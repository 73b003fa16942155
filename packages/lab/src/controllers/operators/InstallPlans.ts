import type { KubeObject } from '../../apiserver/types';
import type { ClusterContext } from '../../world/ClusterContext';
import {
  INSTALL_PLAN,
  OPERATOR_GROUP,
  SUBSCRIPTION,
} from '../../world/objects/olm';
import { toTimestamp } from '../pods/ClusterPods';
import { dropCondition, setCondition } from './conditions';
import type { OlmCondition } from './conditions';
import { durations } from './durations';
import type { ServiceVersions } from './ServiceVersions';

const SOURCE = 'olm';

/** Carries out what was resolved, once it is approved. */
export class InstallPlans {
  readonly #running = new Set<string>();

  constructor(
    private readonly context: ClusterContext,
    private readonly versions: ServiceVersions,
  ) {}

  /** Does for a plan what can be done for it now. */
  sync(plan: KubeObject): void {
    const { phase } = plan.status ?? {};
    const uid = plan.metadata.uid!;
    if (phase === 'Complete' || phase === 'Failed' || this.#running.has(uid)) {
      return;
    }
    if (plan.spec.approved !== true) {
      this.#setPhase(plan, 'RequiresApproval');
      this.#tellSubscription(plan, pending('RequiresApproval'));
      return;
    }
    const why = this.#whyNot(plan);
    this.#setPhase(plan, 'Installing', why);
    this.#tellSubscription(plan, pending('Installing'));
    if (!why) {
      this.#running.add(uid);
      this.context.background(
        SOURCE,
        this.#carryOut(plan).finally(() => this.#running.delete(uid)),
      );
    }
  }

  /** Without exactly one OperatorGroup nobody says for whom the operator is to work. */
  #whyNot({ metadata }: KubeObject): OlmCondition | undefined {
    const groups = this.context.store.list(OPERATOR_GROUP, metadata.namespace);
    if (groups.length === 1) {
      return undefined;
    }
    return {
      type: 'Installed',
      status: 'False',
      reason: 'InstallCheckFailed',
      message:
        groups.length === 0
          ? 'no operator group found that is managing this namespace'
          : `more than one operator group(s) are managing this namespace count=${groups.length}`,
    };
  }

  async #carryOut(plan: KubeObject): Promise<void> {
    const { clock, signal, store } = this.context;
    const { name, namespace } = plan.metadata;
    await clock.sleep(durations.unpacking, signal);
    const current = store.get(INSTALL_PLAN, name, namespace);
    if (current?.metadata.uid !== plan.metadata.uid) {
      return;
    }
    const [csv] = plan.spec.clusterServiceVersionNames;
    this.versions.create(csv, namespace!);
    this.#setPhase(plan, 'Complete', { type: 'Installed', status: 'True' });
    this.#tellSubscription(plan, undefined, draft => {
      Object.assign(draft.status, {
        installedCSV: csv,
        lastUpdated: this.#now(),
        state: 'AtLatestKnown',
      });
    });
  }

  #setPhase(
    { metadata: { name, namespace } }: KubeObject,
    phase: string,
    condition?: OlmCondition,
  ): void {
    const { store } = this.context;
    if (!store.get(INSTALL_PLAN, name, namespace)) {
      return;
    }
    store.updateStatus(INSTALL_PLAN, name, namespace, draft => {
      draft.status = { catalogSources: [], ...draft.status, phase };
      if (condition) {
        setCondition(draft, condition, this.#now());
      } else {
        dropCondition(draft, 'Installed');
      }
    });
  }

  #tellSubscription(
    plan: KubeObject,
    condition: OlmCondition | undefined,
    change: (draft: KubeObject) => void = () => undefined,
  ): void {
    const { store } = this.context;
    const { namespace } = plan.metadata;
    const subscription = store
      .list(SUBSCRIPTION, namespace)
      .find(each => each.status?.installPlanRef?.name === plan.metadata.name);
    if (!subscription) {
      return;
    }
    const { name } = subscription.metadata;
    store.updateStatus(SUBSCRIPTION, name, namespace, draft => {
      if (condition) {
        setCondition(draft, condition, this.#now());
      } else {
        dropCondition(draft, 'InstallPlanPending');
      }
      change(draft);
    });
  }

  #now(): string {
    return toTimestamp(this.context.clock.now());
  }
}

function pending(reason: 'RequiresApproval' | 'Installing'): OlmCondition {
  return { type: 'InstallPlanPending', status: 'True', reason };
}
