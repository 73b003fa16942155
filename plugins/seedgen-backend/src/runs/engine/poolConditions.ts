import type {
  Condition,
  MachineConfigPoolSeen,
} from '@seedgen/backstage-plugin-seedgen-common';
import { safeText } from '../../text';

/** The message of a condition that is true; nothing if it is not, or is there more than once. */
export function messageOf(
  pool: Pick<MachineConfigPoolSeen, 'conditions'>,
  type: string,
): string | undefined {
  const all: Condition[] = (pool.conditions ?? []).filter(
    condition => condition?.type === type,
  );
  if (all.length !== 1 || all[0].status !== 'True') return undefined;
  return safeText(all[0].message || all[0].reason || type);
}
