import type { Undo } from '../Scenario';

/** Takes several changes back, the last one first. */
export function undoAll(...undos: Undo[]): Undo {
  return async () => {
    for (const undo of undos.reverse()) {
      await undo();
    }
  };
}
