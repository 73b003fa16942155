import type { LabCluster } from '../world';
import type { ScenarioRegistry, Undo } from './Scenario';
import { scenarioNamed } from './scenarios';
import { onceSeedIsRequested } from './changes/onceSeedIsRequested';

/** When a scenario begins. */
export const beginnings = ['now', 'seed-requested'] as const;

/** `seed-requested`: with the next SeedGenerator, so that whoever has checked the cluster before has found it well. */
export type Beginning = (typeof beginnings)[number];

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
  async apply(
    { name, context }: LabCluster,
    scenario: string,
    begins: Beginning = 'now',
  ): Promise<void> {
    const { apply } = scenarioNamed(scenario);
    if (context.spec.role === 'hub') {
      throw new NotForHub(
        `Scenarios are for the clusters that seeds are taken of; "${name}" is a hub.`,
      );
    }
    await this.clear(name);
    const begin = () => {
      context.report('scenario', scenario);
      return apply(context, this.registry);
    };
    this.#applied.set(name, {
      name: scenario,
      undo:
        begins === 'now'
          ? begin()
          : onceSeedIsRequested(context, async () => {
              const undo = begin();
              await this.registry.applyFaults();
              return undo;
            }),
    });
    await this.registry.applyFaults();
  }

  /** Takes the cluster's scenario back. Nothing happens if it has none. */
  async clear(cluster: string): Promise<void> {
    const applied = this.#applied.get(cluster);
    this.#applied.delete(cluster);
    await applied?.undo();
    await this.registry.applyFaults();
  }
}
