import type {
  MachineConfigPoolSeen,
  NodeSeen,
} from '@seedgen/backstage-plugin-seedgen-common';
import { cleanText } from '../cleanText';
import type { KubernetesObject } from '../types';
import { isTrue, readConditions } from './conditions';

const DAEMON = 'machineconfiguration.openshift.io';

/** What a MachineConfigPool says. Numbers that are missing count as zero. */
export function seenPool(pool: KubernetesObject): MachineConfigPoolSeen {
  const count = (name: string) => {
    const value = pool.status?.[name];
    return Number.isSafeInteger(value) ? (value as number) : 0;
  };
  const sources: unknown[] = Array.isArray(pool.spec?.configuration?.source)
    ? pool.spec.configuration.source
    : [];
  return {
    name: pool.metadata.name,
    desiredConfiguration: text(pool.spec?.configuration?.name),
    currentConfiguration: text(pool.status?.configuration?.name),
    sources: sources.flatMap(source => {
      const name = text((source as { name?: unknown } | null)?.name);
      return name === undefined ? [] : [name];
    }),
    ...(pool.spec?.paused === true ? { paused: true } : {}),
    machineCount: count('machineCount'),
    updatedMachineCount: count('updatedMachineCount'),
    readyMachineCount: count('readyMachineCount'),
    degradedMachineCount: count('degradedMachineCount'),
    conditions: readConditions(pool.status?.conditions),
  };
}

/** What a node says, with the annotations that the machine config daemon writes on it. */
export function seenNode(node: KubernetesObject): NodeSeen {
  const annotation = (name: string) => {
    const value = text(node.metadata.annotations?.[`${DAEMON}/${name}`]);
    return value === undefined ? undefined : cleanText(value);
  };
  return {
    name: node.metadata.name,
    ready: isTrue(readConditions(node.status?.conditions), 'Ready'),
    currentConfiguration: annotation('currentConfig'),
    desiredConfiguration: annotation('desiredConfig'),
    daemonState: annotation('state'),
    daemonReason: annotation('reason'),
  };
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
