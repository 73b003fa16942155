import { randomBytes } from 'node:crypto';
import type { KubeObject } from '../../apiserver/types';

const READY_CONDITIONS = [
  'PodReadyToStartContainers',
  'Initialized',
  'Ready',
  'ContainersReady',
  'PodScheduled',
];

/** Status of a pod of which all containers run. */
export function runningStatus(
  pod: KubeObject,
  hostIp: string,
  podIp: string,
  since: string,
): any {
  return {
    phase: 'Running',
    conditions: READY_CONDITIONS.map(type => ({
      type,
      status: 'True',
      lastProbeTime: null,
      lastTransitionTime: since,
    })),
    hostIP: hostIp,
    hostIPs: [{ ip: hostIp }],
    podIP: podIp,
    podIPs: [{ ip: podIp }],
    startTime: since,
    qosClass: 'Burstable',
    containerStatuses: (pod.spec?.containers ?? []).map((container: any) => ({
      name: container.name,
      image: container.image,
      imageID: container.image,
      containerID: containerId(),
      ready: true,
      started: true,
      restartCount: 0,
      lastState: {},
      state: { running: { startedAt: since } },
    })),
  };
}

/** All containers, or the one of this name, have been started once more and are not ready yet. */
export function markRestarted(
  pod: KubeObject,
  now: string,
  only?: string,
): void {
  for (const status of pod.status?.containerStatuses ?? []) {
    if (only && status.name !== only) {
      continue;
    }
    const { running, terminated } = status.state ?? {};
    if (running) {
      status.lastState = {
        terminated: {
          exitCode: 255,
          reason: 'Error',
          startedAt: running.startedAt,
          finishedAt: now,
          containerID: status.containerID,
        },
      };
    } else if (terminated) {
      status.lastState = { terminated };
    }
    status.state = { running: { startedAt: now } };
    status.containerID = containerId();
    status.restartCount = (status.restartCount ?? 0) + 1;
    status.ready = false;
  }
  setReady(pod, 'False', now, only);
}

/** Every container passes its readiness probe. */
export function markReady(pod: KubeObject, now: string): void {
  pod.status.phase = 'Running';
  for (const status of pod.status?.containerStatuses ?? []) {
    if (!status.state?.running) {
      status.state = { running: { startedAt: now } };
    }
    status.ready = true;
    status.started = true;
  }
  setReady(pod, 'True', now);
}

/** A container ended by itself; it is started again after a while. */
export function markCrashed(
  pod: KubeObject,
  container: string,
  exitCode: number,
  now: string,
): void {
  for (const status of pod.status?.containerStatuses ?? []) {
    if (status.name === container) {
      status.lastState = {
        terminated: {
          exitCode,
          reason: exitCode === 0 ? 'Completed' : 'Error',
          startedAt: status.state?.running?.startedAt ?? now,
          finishedAt: now,
          containerID: status.containerID,
        },
      };
      status.state = {
        waiting: {
          reason: 'CrashLoopBackOff',
          message: `back-off restarting failed container=${container} pod=${pod.metadata.name}`,
        },
      };
      status.ready = false;
      status.started = false;
    }
  }
  setReady(pod, 'False', now, container);
}

/** The pod that a workload makes in the place of one that was deleted, and its first status. */
export function replacementFor(
  pod: KubeObject,
  now: string,
): { object: KubeObject; status: any } {
  const { name, namespace, labels, annotations, ownerReferences } =
    pod.metadata;
  const fromNode = ownerReferences?.some(owner => owner.kind === 'Node');
  const object: KubeObject = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: fromNode
        ? name
        : `${name.slice(0, name.lastIndexOf('-') + 1)}${podSuffix()}`,
      namespace,
      ...(labels ? { labels } : {}),
      ...(annotations ? { annotations } : {}),
      ownerReferences,
    },
    spec: pod.spec,
  };
  const status = runningStatus(pod, pod.status?.hostIP, pod.status?.podIP, now);
  status.phase = 'Pending';
  for (const container of status.containerStatuses) {
    container.ready = false;
    container.started = false;
    container.state = { waiting: { reason: 'ContainerCreating' } };
  }
  for (const condition of status.conditions) {
    if (/Ready$/.test(condition.type)) {
      condition.status = 'False';
    }
  }
  return { object, status };
}

function setReady(
  pod: KubeObject,
  status: 'True' | 'False',
  now: string,
  unready?: string,
): void {
  for (const condition of pod.status?.conditions ?? []) {
    if (condition.type !== 'Ready' && condition.type !== 'ContainersReady') {
      continue;
    }
    if (condition.status !== status) {
      condition.status = status;
      condition.lastTransitionTime = now;
    }
    if (status === 'False') {
      condition.reason = 'ContainersNotReady';
      condition.message = `containers with unready status: [${
        unready ??
        (pod.status.containerStatuses ?? [])
          .map((each: any) => each.name)
          .join(' ')
      }]`;
    } else {
      delete condition.reason;
      delete condition.message;
    }
  }
}

function containerId(): string {
  return `cri-o://${randomBytes(32).toString('hex')}`;
}

function podSuffix(): string {
  const alphabet = 'bcdfghjklmnpqrstvwxz2456789';
  return Array.from(
    randomBytes(5),
    byte => alphabet[byte % alphabet.length],
  ).join('');
}
