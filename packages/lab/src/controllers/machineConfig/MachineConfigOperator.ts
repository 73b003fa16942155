import type { KubeObject } from '../../apiserver/types';
import type { ClusterContext } from '../../world/ClusterContext';
import { isAtLeast } from '../../world/clusterSpec';
import { templateFiles } from '../../world/objects/machineConfigs';
import { readPullSecret } from '../lifecycleAgent/pullSecret';
import { toTimestamp } from '../pods/ClusterPods';
import { ClusterOperatorReport } from './clusterOperatorReport';
import {
  applyByForce,
  daemonState,
  untilForced,
  wantOfDegraded,
} from './degradedNode';
import { MACHINE_CONFIG, MACHINE_CONFIG_POOL } from './kinds';
import {
  markPaused,
  markRendered,
  markRenderFailed,
  markSchedulable,
  markUpdated,
  markUpdating,
} from './poolStatus';
import { whyNotReconcilable } from './reconcilable';
import { ROLE_LABEL, renderMachineConfig, sourcesOf } from './render';
import { returnToCurrent, rollOut } from './rollOut';

/** Changes are gathered for so long before they are rendered. */
const RENDER_DELAY_SECONDS = 5;

/** Template, render and node controller of the machine config operator, for the pools of one cluster. */
export class MachineConfigOperator {
  readonly #due = new Set<string>();
  readonly #report: ClusterOperatorReport;
  #working = false;

  constructor(private readonly context: ClusterContext) {
    this.#report = new ClusterOperatorReport(context);
  }

  start(): void {
    const { store } = this.context;
    store.onChange(MACHINE_CONFIG, event => {
      const role = event.object.metadata.labels?.[ROLE_LABEL];
      if (role && !event.object.metadata.name.startsWith('rendered-')) {
        this.#request(role);
      }
    });
    store.onChange(MACHINE_CONFIG_POOL, event => {
      if (
        event.type === 'MODIFIED' &&
        event.previous?.spec?.paused &&
        !event.object.spec?.paused
      ) {
        this.#request(event.object.metadata.name);
      }
    });
    store.onChange('Node', event => {
      const cordoned = event.object.spec?.unschedulable === true;
      const before = event.previous?.spec?.unschedulable === true;
      if (event.type === 'MODIFIED' && cordoned !== before) {
        this.#changeStatus('master', draft =>
          markSchedulable(draft, !cordoned),
        );
      }
    });
    store.onChange('Secret', event => {
      const { name, namespace } = event.object.metadata;
      if (name === 'pull-secret' && namespace === 'openshift-config') {
        this.#request('master');
        this.#request('worker');
      }
    });
  }

  #request(pool: string): void {
    this.#due.add(pool);
    if (!this.#working) {
      this.#working = true;
      this.context.background('machine-config', this.#work());
    }
  }

  async #work(): Promise<void> {
    const { clock, signal } = this.context;
    try {
      while (this.#due.size) {
        await clock.sleep(RENDER_DELAY_SECONDS, signal);
        const pools = [...this.#due];
        this.#due.clear();
        for (const pool of pools) {
          await this.#sync(pool);
        }
      }
    } finally {
      this.#working = false;
    }
  }

  async #sync(name: string): Promise<void> {
    const { store } = this.context;
    this.#writeTemplate(name);
    const pool = store.get(MACHINE_CONFIG_POOL, name);
    if (!pool) {
      return;
    }
    const machineConfigs = store.list(MACHINE_CONFIG);
    const sources = sourcesOf(machineConfigs, name);
    const rendered = renderMachineConfig(name, sources);
    const currentName = pool.spec.configuration?.name;
    const current = machineConfigs.find(
      each => each.metadata.name === currentName,
    );
    const refusal = current && this.#whyRefused(current, sources, rendered);
    if (refusal) {
      this.#changeStatus(name, draft =>
        markRenderFailed(
          draft,
          `Failed to render configuration for pool ${name}: ${refusal}`,
          this.#now(),
        ),
      );
      this.#report.poolFailed(name, refusal);
      return;
    }
    this.#report.poolRecovered(name);
    this.#changeStatus(name, draft => markRendered(draft, this.#now()));
    if (!store.get(MACHINE_CONFIG, rendered.metadata.name)) {
      store.create(rendered);
    }
    if (currentName !== rendered.metadata.name) {
      store.update(MACHINE_CONFIG_POOL, name, undefined, draft => {
        draft.spec.configuration = {
          name: rendered.metadata.name,
          source: sources.map(each => ({
            apiVersion: each.apiVersion,
            kind: each.kind,
            name: each.metadata.name,
          })),
        };
      });
    }
    await this.#update(name);
  }

  /** Up to 4.15 the operator renders anything and leaves it to the node to refuse. */
  #whyRefused(
    current: KubeObject,
    sources: readonly KubeObject[],
    rendered: KubeObject,
  ): string | undefined {
    if (!isAtLeast(this.context.spec, '4.16')) {
      return undefined;
    }
    const reason = whyNotReconcilable(current, rendered);
    if (!reason) {
      return undefined;
    }
    const culprit =
      sources.find(
        each =>
          whyNotReconcilable(
            current,
            renderMachineConfig(
              'other',
              sources.filter(other => other !== each),
            ),
          ) !== reason,
      ) ?? sources[0];
    return `reconciliation failed between current config ${JSON.stringify(
      current.metadata.name,
    )} and base config ${JSON.stringify(culprit.metadata.name)}: ${reason}`;
  }

  async #update(name: string): Promise<void> {
    const { store } = this.context;
    const pool = store.get(MACHINE_CONFIG_POOL, name)!;
    const wanted = pool.spec.configuration.name;
    const machines = pool.status?.machineCount ?? 0;
    if (pool.spec.paused) {
      if (machines) {
        this.#changeStatus(name, draft =>
          pool.status?.configuration?.name === wanted
            ? markUpdated(draft, machines, this.#now())
            : markPaused(draft, this.#now()),
        );
      }
      return;
    }
    if (machines && daemonState(this.context) === 'Degraded') {
      wantOfDegraded(this.context, wanted);
      return;
    }
    if (pool.status?.configuration?.name === wanted) {
      const waited = pool.status.conditions?.some(
        (each: any) => each.type === 'Updated' && each.status !== 'True',
      );
      if (
        machines &&
        ((await returnToCurrent(this.context, wanted)) || waited)
      ) {
        this.#changeStatus(name, draft =>
          markUpdated(draft, machines, this.#now()),
        );
      }
      return;
    }
    if (machines) {
      this.#changeStatus(name, draft => markUpdating(draft, this.#now()));
      const done = await rollOut(this.context, name, wanted);
      if (!done) {
        if (daemonState(this.context) === 'Degraded') {
          this.context.background(
            'machine-config',
            this.#recoverByForce(name, wanted),
          );
        }
        return;
      }
    }
    this.#changeStatus(name, draft =>
      markUpdated(draft, machines, this.#now()),
    );
  }

  async #recoverByForce(name: string, onDisk: string): Promise<void> {
    const { store } = this.context;
    await untilForced(this.context);
    const pool = store.get(MACHINE_CONFIG_POOL, name)!;
    const wanted = pool.spec.configuration.name;
    if (await applyByForce(this.context, onDisk, wanted)) {
      this.#changeStatus(name, draft =>
        markUpdated(draft, draft.status.machineCount, this.#now()),
      );
      // For what has changed meanwhile.
      this.#request(name);
    }
  }

  /** The cluster's pull secret is a file of the operator's own MachineConfig. */
  #writeTemplate(role: string): void {
    const { store } = this.context;
    const pullSecret = readPullSecret(this.context);
    const name = `00-${role}`;
    if (pullSecret === undefined || !store.get(MACHINE_CONFIG, name)) {
      return;
    }
    store.update(MACHINE_CONFIG, name, undefined, draft => {
      draft.spec.config.storage = {
        ...draft.spec.config.storage,
        files: templateFiles(pullSecret),
      };
    });
  }

  #changeStatus(pool: string, change: (draft: KubeObject) => void): void {
    this.context.store.updateStatus(
      MACHINE_CONFIG_POOL,
      pool,
      undefined,
      change,
    );
  }

  #now(): string {
    return toTimestamp(this.context.clock.now());
  }
}
