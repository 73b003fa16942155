import type { LabCluster } from '../world';
import type { ScenarioRegistry, Undo } from './Scenario';
import { scenarioNamed } from './scenarios';

interface Applied {
  name: string;
  undo: Undo;
}

/** Scenarios are for the clusters that seeds are taken of. */
export class NotForHub extends Error {
  readonly name = 'NotForHub';
}

/** Which scenario each cluster has; one at a time. */
export class ScenarioKeeper {
  readonly #applied = new Map<string, Applied>();

  constructor(private readonly registry: ScenarioRegistry) {}

  of(cluster: string): string | undefined {
    return this.#applied.get(cluster)?.name;
  }

  /**
   * Applies a scenario in place of the one that the cluster has.
   *
   * @throws UnknownScenario, with nothing changed
   * @throws NotForHub
   */
  async apply({ name, context }: LabCluster, scenario: string): Promise<void> {
    const { apply } = scenarioNamed(scenario);
    if (context.spec.role === 'hub') {
      throw new NotForHub(
        `Scenarios are for the clusters that seeds are taken of; "${name}" is a hub.`,
      );
    }
    await this.clear(name);
    this.#applied.set(name, {
      name: scenario,
      undo: apply(context, this.registry),
    });
    await this.registry.applyFaults();
    context.report('scenario', scenario);
  }

  /** Takes the cluster's scenario back. Nothing happens if it has none. */
  async clear(cluster: string): Promise<void> {
    const applied = this.#applied.get(cluster);
    this.#applied.delete(cluster);
    await applied?.undo();
    await this.registry.applyFaults();
  }
}
