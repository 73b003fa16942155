import type { ClusterContext } from '../../world/ClusterContext';
import { applyToNode } from './applyToNode';
import { MACHINE_CONFIG } from './kinds';
import { annotate, completeUpdate, daemonLog, reboot } from './rollOut';

const ANNOTATION = 'machineconfiguration.openshift.io';

/** Whoever writes this file on the node has the daemon apply what is wanted without looking what is there. */
const FORCE_FILE = '/run/machine-config-daemon-force';

/** How often the daemon tries again, in seconds. */
const SYNC_SECONDS = 30;

export type DaemonState = 'Done' | 'Working' | 'Degraded' | 'Unreconcilable';

/** What the daemon says of its node. */
export function daemonState(context: ClusterContext): DaemonState | undefined {
  return annotationOf(context, 'state') as DaemonState | undefined;
}

/**
 * Another configuration is wanted of a node that is degraded. One that refused has not touched
 * anything, so that its own is right at once. One that has rebooted still compares its disk with
 * the configuration that did not get through.
 *
 * @returns whether the node has what is wanted
 */
export function wantOfDegraded(
  context: ClusterContext,
  wantedName: string,
): boolean {
  if (
    daemonState(context) === 'Unreconcilable' &&
    annotationOf(context, 'currentConfig') === wantedName
  ) {
    completeUpdate(context, wantedName);
    return true;
  }
  annotate(context, { desiredConfig: wantedName });
  return false;
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

function annotationOf(
  { store, spec }: ClusterContext,
  name: string,
): string | undefined {
  return store.get('Node', spec.hostname)?.metadata.annotations?.[
    `${ANNOTATION}/${name}`
  ];
}
