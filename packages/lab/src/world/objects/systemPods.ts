import type { KubeObject } from '../../apiserver/types';
import type { ClusterSpec } from '../clusterSpec';
import { completedPod, ownedPod, staticPod } from './workloads';

/** Namespace and label of the pod in which commands on the node are run. */
export const MACHINE_CONFIG_NAMESPACE = 'openshift-machine-config-operator';
export const MACHINE_CONFIG_DAEMON = 'machine-config-daemon';

const image = (name: string) =>
  `quay.io/openshift-release-dev/ocp-v4.0-art-dev:${name}`;

/** Pods that every cluster runs, as far as anybody looks at them, and some that have ended. */
export function systemPods(spec: ClusterSpec, now: string): KubeObject[] {
  const single = (
    namespace: string,
    component: string,
    labels: Record<string, string>,
  ) =>
    staticPod(
      spec,
      component,
      {
        namespace,
        labels,
        containers: [{ name: component, image: image(component) }],
      },
      now,
    );
  const installer = (namespace: string, app: string) =>
    completedPod(
      spec,
      `installer-5-${spec.hostname}`,
      {
        namespace,
        labels: { app: 'installer' },
        containers: [{ name: 'installer', image: image(app) }],
      },
      now,
    );
  return [
    single('openshift-etcd', 'etcd', { app: 'etcd', 'k8s-app': 'etcd' }),
    single('openshift-kube-apiserver', 'kube-apiserver', {
      app: 'openshift-kube-apiserver',
      apiserver: 'true',
    }),
    single('openshift-kube-controller-manager', 'kube-controller-manager', {
      app: 'kube-controller-manager',
    }),
    single('openshift-kube-scheduler', 'kube-scheduler', {
      app: 'openshift-kube-scheduler',
    }),
    installer('openshift-etcd', 'etcd'),
    installer('openshift-kube-apiserver', 'kube-apiserver'),
    ownedPod(
      spec,
      { kind: 'DaemonSet', name: MACHINE_CONFIG_DAEMON },
      {
        namespace: MACHINE_CONFIG_NAMESPACE,
        labels: { 'k8s-app': MACHINE_CONFIG_DAEMON },
        hostNetwork: true,
        containers: [
          { name: MACHINE_CONFIG_DAEMON, image: image(MACHINE_CONFIG_DAEMON) },
          { name: 'kube-rbac-proxy', image: image('kube-rbac-proxy') },
        ],
        spec: { hostPID: true, priorityClassName: 'system-node-critical' },
      },
      now,
    ),
    ownedPod(
      spec,
      { kind: 'ReplicaSet', name: 'machine-config-operator-7c9d6f8b5d' },
      {
        namespace: MACHINE_CONFIG_NAMESPACE,
        labels: { 'k8s-app': 'machine-config-operator' },
        containers: [
          {
            name: 'machine-config-operator',
            image: image('machine-config-operator'),
          },
        ],
      },
      now,
    ),
  ];
}
