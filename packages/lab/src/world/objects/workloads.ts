import type { KubeObject } from '../../apiserver/types';
import { runningStatus } from '../../controllers/pods/podStatus';
import type { ClusterSpec } from '../clusterSpec';
import { stableSuffix, stableUuid } from '../node/stableUuid';

/** What a pod of the lab needs to be told apart from others. */
interface PodTemplate {
  namespace: string;
  labels: Record<string, string>;
  annotations?: Record<string, string>;
  containers: Array<{ name: string; image: string; command?: string[] }>;
  hostNetwork?: boolean;
  /** Extra fields of the spec. */
  spec?: Record<string, unknown>;
}

/** A pod that belongs to a Deployment's ReplicaSet or to a DaemonSet, running. */
export function ownedPod(
  spec: ClusterSpec,
  owner: { kind: 'ReplicaSet' | 'DaemonSet'; name: string },
  template: PodTemplate,
  now: string,
): KubeObject {
  const name = `${owner.name}-${stableSuffix(`${spec.name}/${owner.name}`, 5)}`;
  return finish(spec, name, template, now, [
    {
      apiVersion: 'apps/v1',
      kind: owner.kind,
      name: owner.name,
      uid: stableUuid(`${spec.name}/${owner.kind}/${owner.name}`),
      controller: true,
      blockOwnerDeletion: true,
    },
  ]);
}

/** The mirror of a static pod, named after the node. */
export function staticPod(
  spec: ClusterSpec,
  component: string,
  template: PodTemplate,
  now: string,
): KubeObject {
  const name = `${component}-${spec.hostname}`;
  return finish(spec, name, { ...template, hostNetwork: true }, now, [
    {
      apiVersion: 'v1',
      kind: 'Node',
      name: spec.hostname,
      uid: stableUuid(`${spec.name}/node`),
      controller: true,
    },
  ]);
}

/** A pod that did its work at installation and ended. */
export function completedPod(
  spec: ClusterSpec,
  name: string,
  template: PodTemplate,
  now: string,
): KubeObject {
  const pod = finish(spec, name, template, now, undefined);
  pod.status.phase = 'Succeeded';
  for (const each of pod.status.containerStatuses) {
    each.ready = false;
    each.started = false;
    each.state = {
      terminated: {
        exitCode: 0,
        reason: 'Completed',
        startedAt: now,
        finishedAt: now,
      },
    };
  }
  for (const each of pod.status.conditions) {
    if (each.type === 'Ready' || each.type === 'ContainersReady') {
      each.status = 'False';
      each.reason = 'PodCompleted';
    }
  }
  return pod;
}

export function deployment(
  namespace: string,
  name: string,
  template: PodTemplate,
  now: string,
  strategy = 'RollingUpdate',
): KubeObject {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace, labels: template.labels },
    spec: {
      replicas: 1,
      selector: { matchLabels: template.labels },
      strategy: { type: strategy },
      template: {
        metadata: {
          labels: template.labels,
          ...(template.annotations
            ? { annotations: template.annotations }
            : {}),
        },
        spec: { containers: template.containers, ...template.spec },
      },
    },
    status: {
      observedGeneration: 1,
      replicas: 1,
      updatedReplicas: 1,
      readyReplicas: 1,
      availableReplicas: 1,
      conditions: [
        {
          type: 'Available',
          status: 'True',
          lastTransitionTime: now,
          lastUpdateTime: now,
          reason: 'MinimumReplicasAvailable',
          message: 'Deployment has minimum availability.',
        },
      ],
    },
  };
}

function finish(
  spec: ClusterSpec,
  name: string,
  template: PodTemplate,
  now: string,
  ownerReferences: any[] | undefined,
): KubeObject {
  const pod: KubeObject = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name,
      namespace: template.namespace,
      labels: template.labels,
      ...(template.annotations ? { annotations: template.annotations } : {}),
      ...(ownerReferences ? { ownerReferences } : {}),
    },
    spec: {
      nodeName: spec.hostname,
      containers: template.containers,
      ...(template.hostNetwork ? { hostNetwork: true } : {}),
      restartPolicy: ownerReferences ? 'Always' : 'Never',
      ...template.spec,
    },
  };
  const podIp = template.hostNetwork
    ? spec.nodeIp
    : `10.128.0.${20 + (parseInt(stableUuid(name).slice(0, 2), 16) % 200)}`;
  pod.status = runningStatus(pod, spec.nodeIp, podIp, now);
  return pod;
}
