import type { KubeObject } from '../../apiserver/types';
import type { ClusterSpec } from '../clusterSpec';
import { condition } from './put';
import { ownedPod } from './workloads';

/** Namespaces of the hub's agents on a managed cluster. */
export const AGENT_NAMESPACES = [
  'open-cluster-management-agent',
  'open-cluster-management-agent-addon',
];

/** The CustomResourceDefinition whose presence says that a hub manages the cluster. */
export const KLUSTERLET_CRD = 'klusterlets.operator.open-cluster-management.io';

/** What an attached cluster has besides: the klusterlet, its agents and their roles. */
export function memberObjects(spec: ClusterSpec, now: string): KubeObject[] {
  const agent = (namespace: string, name: string) =>
    ownedPod(
      spec,
      { kind: 'ReplicaSet', name: `${name}-5d8f7c6b9f` },
      {
        namespace,
        labels: { app: name },
        containers: [
          {
            name,
            image: `registry.redhat.io/multicluster-engine/${name}-rhel9:v2.8`,
          },
        ],
      },
      now,
    );
  return [
    {
      apiVersion: 'operator.open-cluster-management.io/v1',
      kind: 'Klusterlet',
      metadata: { name: 'klusterlet' },
      spec: {
        clusterName: spec.name,
        deployOption: { mode: 'Singleton' },
        namespace: AGENT_NAMESPACES[0],
      },
      status: {
        conditions: [
          condition(
            'Applied',
            'True',
            now,
            'KlusterletApplied',
            'Klusterlet Component Applied',
          ),
          condition(
            'Available',
            'True',
            now,
            'KlusterletAvailable',
            'Deployments are ready',
          ),
        ],
      },
    },
    ...['klusterlet', 'klusterlet-bootstrap-kubeconfig'].map(name => ({
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRole',
      metadata: { name },
      rules: [],
    })),
    {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRoleBinding',
      metadata: { name: 'klusterlet' },
      roleRef: {
        apiGroup: 'rbac.authorization.k8s.io',
        kind: 'ClusterRole',
        name: 'klusterlet',
      },
      subjects: [
        {
          kind: 'ServiceAccount',
          name: 'klusterlet',
          namespace: AGENT_NAMESPACES[0],
        },
      ],
    },
    agent(AGENT_NAMESPACES[0], 'klusterlet-agent'),
    agent(AGENT_NAMESPACES[1], 'application-manager'),
    agent(AGENT_NAMESPACES[1], 'cluster-proxy-proxy-agent'),
  ];
}
