import { isDeepStrictEqual } from 'node:util';
import type { KubeObject } from '../../apiserver/types';
import type { ClusterContext } from '../../world/ClusterContext';
import { NODE_PULL_SECRET_FILE } from '../../world/node/createNode';
import {
  MACHINE_CONFIG_DAEMON,
  MACHINE_CONFIG_NAMESPACE,
} from '../../world/objects/systemPods';
import { bringApiBack, takeApiDown } from '../outage';
import { toTimestamp } from '../pods/ClusterPods';
import type { IgnitionConfig } from './ignition';
import { applyToNode } from './applyToNode';
import { boot } from './boot/boot';
import { MACHINE_CONFIG, MACHINE_CONFIG_POOL } from './kinds';
import { markNodeDegraded } from './poolStatus';
import { whyNotReconcilable } from './reconcilable';

/** Prefix of the daemon's annotations of the node. */
export const ANNOTATION = 'machineconfiguration.openshift.io';

/** Files whose change is taken over without a reboot. */
const FILES_WITHOUT_REBOOT = [
  NODE_PULL_SECRET_FILE,
  '/etc/containers/registries.conf',
];

/** Seconds of each part of a roll-out. */
const seconds = {
  noticing: 3,
  writing: 25,
  shuttingDown: 20,
  rebooting: 200,
  becomingReady: 15,
  settling: 5,
};

/**
 * Brings the node to a rendered MachineConfig, with a reboot where the change needs one.
 *
 * @returns false if the node refuses, or does not come back
 */
export async function rollOut(
  context: ClusterContext,
  pool: string,
  wantedName: string,
): Promise<boolean> {
  const { clock, signal, store, spec } = context;
  const nodeObject = () => store.get('Node', spec.hostname)!;
  const currentName =
    nodeObject().metadata.annotations?.[`${ANNOTATION}/currentConfig`];
  const wanted = store.get(MACHINE_CONFIG, wantedName)!;
  const current = currentName && store.get(MACHINE_CONFIG, currentName);
  await clock.sleep(seconds.noticing, signal);
  daemonLog(context, `Starting update from ${currentName} to ${wantedName}`);
  annotate(context, {
    desiredConfig: wantedName,
    state: 'Working',
    reason: '',
  });

  const refusal = current && whyNotReconcilable(current, wanted);
  if (refusal) {
    const reason = `can't reconcile config ${currentName} with ${wantedName}: ${refusal}`;
    daemonLog(context, `Marking Unreconcilable due to: ${reason}`);
    degrade(context, pool, 'Unreconcilable', reason);
    return false;
  }

  await clock.sleep(seconds.writing, signal);
  const before: IgnitionConfig = (current && current.spec?.config) || {};
  const after: IgnitionConfig = wanted.spec?.config ?? {};
  const reboots = needsReboot(before, after, current || undefined, wanted);
  applyToNode(context.node, before, after);
  if (reboots && !(await reboot(context))) {
    return false;
  }
  if (reboots && context.faults.degradeAfterReboot) {
    delete context.faults.degradeAfterReboot;
    const reason = whyNotOnDisk(wantedName, before, after);
    daemonLog(context, `Marking Degraded due to: ${reason}`);
    degrade(context, pool, 'Degraded', reason);
    return false;
  }
  completeUpdate(context, wantedName);
  await clock.sleep(seconds.settling, signal);
  return true;
}

/** The daemon says that the node has what is wanted. */
export function completeUpdate(context: ClusterContext, wantedName: string) {
  annotate(context, {
    currentConfig: wantedName,
    desiredConfig: wantedName,
    desiredDrain: `uncordon-${wantedName}`,
    lastAppliedDrain: `uncordon-${wantedName}`,
    state: 'Done',
    reason: '',
    'post-config-action': undefined,
  });
  daemonLog(
    context,
    `Completed update to ${wantedName}: machineconfiguration.openshift.io/state: Done`,
  );
}

/**
 * A node that has refused a configuration is given another one at once. Where that is the one it
 * has, nothing is left to be done. A node that finds something else on its disk than it should goes
 * on finding that.
 *
 * @returns false if there was nothing to return from
 */
export async function returnToCurrent(
  context: ClusterContext,
  wantedName: string,
): Promise<boolean> {
  const { clock, signal, store, spec } = context;
  const annotations = store.get('Node', spec.hostname)?.metadata.annotations;
  const of = (name: string) => annotations?.[`${ANNOTATION}/${name}`];
  if (of('state') !== 'Unreconcilable' || of('currentConfig') !== wantedName) {
    return false;
  }
  annotate(context, { desiredConfig: wantedName });
  await clock.sleep(seconds.noticing, signal);
  annotate(context, { state: 'Done', reason: '' });
  daemonLog(
    context,
    `Completed update to ${wantedName}: ${ANNOTATION}/state: Done`,
  );
  return true;
}

/** The daemon compares the disk with the configuration after a boot; the first new part is said to differ. */
function whyNotOnDisk(
  wantedName: string,
  before: IgnitionConfig,
  after: IgnitionConfig,
): string {
  const known = (before.systemd?.units ?? []).map(each => each.name);
  const unit = after.systemd?.units?.find(each => !known.includes(each.name));
  const files = (before.storage?.files ?? []).map(each => each.path);
  const file = after.storage?.files?.find(each => !files.includes(each.path));
  const path =
    (unit && `/etc/systemd/system/${unit.name}`) ??
    file?.path ??
    '/etc/kubernetes/kubelet.conf';
  return `unexpected on-disk state validating against ${wantedName}: content mismatch for file ${JSON.stringify(
    path,
  )}`;
}

/** Node and pool say that the node is not as it should be. */
function degrade(
  context: ClusterContext,
  pool: string,
  state: 'Unreconcilable' | 'Degraded',
  reason: string,
): void {
  const { store, spec, clock } = context;
  annotate(context, { state, reason });
  store.updateStatus(MACHINE_CONFIG_POOL, pool, undefined, draft =>
    markNodeDegraded(draft, spec.hostname, reason, toTimestamp(clock.now())),
  );
}

/** Whether anything but keys, the pull secret and the registries' file changes. */
export function needsReboot(
  before: IgnitionConfig,
  after: IgnitionConfig,
  current: KubeObject | undefined,
  wanted: KubeObject,
): boolean {
  const rest = (config: IgnitionConfig) => ({
    units: config.systemd?.units ?? [],
    files: (config.storage?.files ?? [])
      .filter(each => !FILES_WITHOUT_REBOOT.includes(each.path))
      .sort((one, other) => (one.path < other.path ? -1 : 1)),
  });
  const system = (object: KubeObject | undefined) => ({
    kernelArguments: object?.spec?.kernelArguments ?? [],
    extensions: object?.spec?.extensions ?? [],
    kernelType: object?.spec?.kernelType ?? 'default',
    osImageURL: object?.spec?.osImageURL,
  });
  return (
    !isDeepStrictEqual(rest(before), rest(after)) ||
    (current !== undefined &&
      !isDeepStrictEqual(system(current), system(wanted)))
  );
}

/** False if the node hangs in its emergency shell, or was told to stay away. */
export async function reboot(context: ClusterContext): Promise<boolean> {
  const { clock, signal, node, faults, pods } = context;
  daemonLog(context, 'initiating reboot: Node will reboot into config');
  annotate(context, { 'post-config-action': 'Rebooting' });
  await clock.sleep(seconds.shuttingDown, signal);
  pods.stopAll();
  await takeApiDown(context);
  const result = boot(node);
  for (const line of result.log) {
    context.report('node', line);
  }
  await clock.sleep(faults.stayDownSeconds ?? seconds.rebooting, signal);
  if (result.emergency || faults.neverReturn) {
    context.report('node', 'does not come back');
    return false;
  }
  setNodeReady(context, false);
  context.background('node', becomeReady(context));
  await bringApiBack(context, 'reboot');
  await clock.sleep(seconds.becomingReady, signal);
  return true;
}

async function becomeReady(context: ClusterContext): Promise<void> {
  await context.clock.sleep(seconds.becomingReady, context.signal);
  setNodeReady(context, true);
}

function setNodeReady(context: ClusterContext, ready: boolean): void {
  const { store, spec, clock, node } = context;
  const now = toTimestamp(clock.now());
  store.updateStatus('Node', spec.hostname, undefined, draft => {
    draft.status.nodeInfo = { ...draft.status.nodeInfo, bootID: node.bootId };
    for (const condition of draft.status.conditions ?? []) {
      if (condition.type === 'Ready') {
        Object.assign(
          condition,
          ready
            ? {
                status: 'True',
                reason: 'KubeletReady',
                message: 'kubelet is posting ready status',
              }
            : {
                status: 'False',
                reason: 'KubeletNotReady',
                message:
                  'container runtime network not ready: NetworkReady=false reason:NetworkPluginNotReady message:Network plugin returns error: no CNI configuration file in /etc/kubernetes/cni/net.d/',
              },
          { lastTransitionTime: now, lastHeartbeatTime: now },
        );
      }
    }
  });
}

/** Changes what the daemon says on the node's object. */
export function annotate(
  { store, spec }: ClusterContext,
  changes: Record<string, string | undefined>,
): void {
  store.update('Node', spec.hostname, undefined, draft => {
    const annotations = { ...draft.metadata.annotations };
    for (const [name, value] of Object.entries(changes)) {
      if (value === undefined) {
        delete annotations[`${ANNOTATION}/${name}`];
      } else {
        annotations[`${ANNOTATION}/${name}`] = value;
      }
    }
    draft.metadata.annotations = annotations;
  });
}

/** A line of klog in the machine config daemon's log. */
export function daemonLog(
  { store, pods, clock }: ClusterContext,
  message: string,
) {
  const pod = store
    .list('Pod', MACHINE_CONFIG_NAMESPACE)
    .find(each => each.metadata.labels?.['k8s-app'] === MACHINE_CONFIG_DAEMON);
  if (pod) {
    const at = clock.now().toISOString();
    pods.log(
      pod,
      MACHINE_CONFIG_DAEMON,
      `I${at.slice(5, 7)}${at.slice(8, 10)} ${at.slice(
        11,
        23,
      )}000    2841 update.go:1121] ${message}`,
    );
  }
}
