import type { KubeObject } from '../../apiserver/types';

const COMMON = [
  'default',
  'kube-system',
  'kube-public',
  'kube-node-lease',
  'openshift',
  'openshift-config',
  'openshift-config-managed',
  'openshift-etcd',
  'openshift-kube-apiserver',
  'openshift-kube-controller-manager',
  'openshift-kube-scheduler',
  'openshift-machine-api',
  'openshift-machine-config-operator',
  'openshift-marketplace',
  'openshift-monitoring',
  'openshift-operator-lifecycle-manager',
  'openshift-operators',
];

/** Namespaces of every cluster and these. The API server may have some of its own already. */
export function namespaceObjects(more: readonly string[]): KubeObject[] {
  return [...COMMON, ...more].map(name => ({
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name, labels: { 'kubernetes.io/metadata.name': name } },
    spec: { finalizers: ['kubernetes'] },
    status: { phase: 'Active' },
  }));
}
