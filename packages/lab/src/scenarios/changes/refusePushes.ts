import type { RegistryFaults } from '../../control/faults';
import type { ScenarioRegistry, Undo } from '../Scenario';

/** Makes the registry refuse every push, of whatever repository. */
export function refusePushes(
  { faults }: ScenarioRegistry,
  why: NonNullable<RegistryFaults['refusePush']>[string],
): Undo {
  faults.refusePush = { ...faults.refusePush, '*': why };
  return () => {
    const { '*': _, ...others } = faults.refusePush ?? {};
    faults.refusePush = Object.keys(others).length ? others : undefined;
  };
}
