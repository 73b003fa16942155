import type { ClusterContext } from '../../world/ClusterContext';
import { toTimestamp } from '../pods/ClusterPods';

const CLUSTER_OPERATOR = 'config.openshift.io/ClusterOperator';

/** The operator complains about a failed pool only after so long. */
const PATIENCE_SECONDS = 600;

/** What the ClusterOperator `machine-config` says of pools that fail. */
export class ClusterOperatorReport {
  readonly #failing = new Map<string, AbortController>();

  constructor(private readonly context: ClusterContext) {}

  poolFailed(pool: string, reason: string): void {
    if (this.#failing.has(pool)) {
      return;
    }
    const recovered = new AbortController();
    this.#failing.set(pool, recovered);
    const { clock, signal, spec } = this.context;
    const wait = clock.sleep(
      PATIENCE_SECONDS,
      AbortSignal.any([signal, recovered.signal]),
    );
    this.context.background(
      'machine-config',
      wait.then(() =>
        this.#write(
          'True',
          'RequiredPoolsFailed',
          `Failed to resync ${spec.version} because: error required MachineConfigPool ${pool} is not ready, retrying. Status: (pool degraded: true total: 1, ready 1, updated: 1, unavailable: 0): ${reason}`,
        ),
      ),
    );
  }

  poolRecovered(pool: string): void {
    const failing = this.#failing.get(pool);
    if (failing) {
      failing.abort(new DOMException('recovered', 'AbortError'));
      this.#failing.delete(pool);
      this.#write('False', 'AsExpected', 'All is well');
    }
  }

  #write(status: string, reason: string, message: string): void {
    const { store, clock } = this.context;
    if (!store.get(CLUSTER_OPERATOR, 'machine-config')) {
      return;
    }
    store.updateStatus(CLUSTER_OPERATOR, 'machine-config', undefined, draft => {
      for (const condition of draft.status?.conditions ?? []) {
        if (condition.type === 'Degraded') {
          if (condition.status !== status) {
            condition.lastTransitionTime = toTimestamp(clock.now());
          }
          Object.assign(condition, { status, reason, message });
        }
      }
    });
  }
}
