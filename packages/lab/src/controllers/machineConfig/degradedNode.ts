import type { ClusterContext } from '../../world/ClusterContext';
import { applyToNode } from './applyToNode';
import { MACHINE_CONFIG } from './kinds';
import {
  annotate,
  ANNOTATION,
  completeUpdate,
  daemonLog,
  reboot,
} from './rollOut';

/** Whoever writes this file on the node has the daemon apply what is wanted without looking what is there. */
const FORCE_FILE = '/run/machine-config-daemon-force';

/** How often the daemon tries again, in seconds. */
const SYNC_SECONDS = 30;

/** What the daemon says of its node. */
export function daemonState({
  store,
  spec,
}: ClusterContext): string | undefined {
  return store.get('Node', spec.hostname)?.metadata.annotations?.[
    `${ANNOTATION}/state`
  ];
}

/**
 * Another configuration is wanted of a node that has rebooted and is degraded. The daemon still
 * compares the disk with the one that did not get through, so that nothing else changes.
 */
export function wantOfDegraded(
  context: ClusterContext,
  wantedName: string,
): void {
  annotate(context, { desiredConfig: wantedName });
}

/** Resolves once somebody has written the file that forces the daemon; the file is gone then. */
export async function untilForced(context: ClusterContext): Promise<void> {
  const { node, clock, signal } = context;
  while (!node.files.has(FORCE_FILE)) {
    await clock.sleep(SYNC_SECONDS, signal);
  }
  node.remove(FORCE_FILE);
}

/** Brings the node from the configuration that is on its disk to the one that is wanted, with a reboot in any case. */
export async function applyByForce(
  context: ClusterContext,
  onDisk: string,
  wantedName: string,
): Promise<boolean> {
  const config = (name: string) =>
    context.store.get(MACHINE_CONFIG, name)?.spec?.config ?? {};
  daemonLog(context, 'Skipping on-disk validation; forcefile present');
  annotate(context, { desiredConfig: wantedName, state: 'Working' });
  applyToNode(context.node, config(onDisk), config(wantedName));
  if (!(await reboot(context))) {
    return false;
  }
  completeUpdate(context, wantedName);
  return true;
}
