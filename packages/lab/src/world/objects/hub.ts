import type { KubeObject } from '../../apiserver/types';
import type { ClusterSpec } from '../clusterSpec';
import { clusterDomain } from '../clusterSpec';
import { clusterId } from './clusterConfig';
import { operatorObjects } from './olm';
import { condition } from './put';

export const ACM_NAMESPACE = 'open-cluster-management';
export const MCE_NAMESPACE = 'multicluster-engine';
export const GITOPS_NAMESPACE = 'openshift-gitops-operator';

/** What holds a ManagedCluster until its cluster has been cleaned. */
export const DETACH_FINALIZER =
  'managedcluster-import-controller.open-cluster-management.io/cleanup';

const ACM_VERSION = '2.13.4';
const MCE_VERSION = '2.8.3';

/** Namespaces of the hub's operators and of its members. */
export function hubNamespaces(members: readonly ClusterSpec[]): string[] {
  return [
    ACM_NAMESPACE,
    'open-cluster-management-hub',
    MCE_NAMESPACE,
    GITOPS_NAMESPACE,
    'openshift-gitops',
    ...members.map(each => each.name),
  ];
}

/** ACM, MCE, GitOps and the clusters the hub manages. */
export function hubObjects(
  members: readonly ClusterSpec[],
  now: string,
): KubeObject[] {
  return [
    ...operatorObjects(
      {
        namespace: ACM_NAMESPACE,
        name: 'advanced-cluster-management',
        displayName: 'Advanced Cluster Management for Kubernetes',
        version: ACM_VERSION,
        channel: 'release-2.13',
      },
      now,
    ),
    ...operatorObjects(
      {
        namespace: MCE_NAMESPACE,
        name: 'multicluster-engine',
        displayName: 'multicluster engine for Kubernetes',
        version: MCE_VERSION,
        channel: 'stable-2.8',
      },
      now,
    ),
    ...operatorObjects(
      {
        namespace: GITOPS_NAMESPACE,
        name: 'openshift-gitops-operator',
        displayName: 'Red Hat OpenShift GitOps',
        version: '1.16.2',
        channel: 'latest',
        allNamespaces: true,
      },
      now,
    ),
    multiClusterHub(now),
    multiClusterEngine(now),
    ...members.map(each => managedCluster(each, now)),
  ];
}

function multiClusterHub(now: string): KubeObject {
  const component = (name: string) => [
    name,
    {
      kind: 'Deployment',
      lastTransitionTime: now,
      message: '',
      reason: 'MinimumReplicasAvailable',
      status: 'True',
      type: 'Available',
    },
  ];
  return {
    apiVersion: 'operator.open-cluster-management.io/v1',
    kind: 'MultiClusterHub',
    metadata: { name: 'multiclusterhub', namespace: ACM_NAMESPACE },
    spec: { availabilityConfig: 'Basic' },
    status: {
      components: Object.fromEntries(
        [
          'cluster-lifecycle',
          'console-chart-console-v2',
          'grc-policy-propagator',
          'multicluster-engine',
          'multicluster-operators-application',
          'search-v2-operator-controller-manager',
        ].map(component),
      ),
      conditions: [
        {
          ...condition(
            'Complete',
            'True',
            now,
            'ComponentsAvailable',
            'All hub components ready.',
          ),
          lastUpdateTime: now,
        },
      ],
      currentVersion: ACM_VERSION,
      desiredVersion: ACM_VERSION,
      phase: 'Running',
    },
  };
}

function multiClusterEngine(now: string): KubeObject {
  return {
    apiVersion: 'multicluster.openshift.io/v1',
    kind: 'MultiClusterEngine',
    metadata: { name: 'multiclusterengine' },
    spec: { availabilityConfig: 'Basic', targetNamespace: MCE_NAMESPACE },
    status: {
      components: [
        'cluster-manager',
        'hive-operator',
        'managedcluster-import-controller-v2',
        'assisted-service',
      ].map(name => ({
        kind: 'Deployment',
        lastTransitionTime: now,
        message: '',
        name,
        reason: 'MinimumReplicasAvailable',
        status: 'True',
        type: 'Available',
      })),
      conditions: [
        condition(
          'Available',
          'True',
          now,
          'ComponentsAvailable',
          'All components deployed',
        ),
      ],
      currentVersion: MCE_VERSION,
      desiredVersion: MCE_VERSION,
      phase: 'Available',
    },
  };
}

function managedCluster(spec: ClusterSpec, now: string): KubeObject {
  return {
    apiVersion: 'cluster.open-cluster-management.io/v1',
    kind: 'ManagedCluster',
    metadata: {
      name: spec.name,
      labels: {
        cloud: 'Other',
        vendor: 'OpenShift',
        name: spec.name,
        clusterID: clusterId(spec),
        openshiftVersion: spec.version,
        'cluster.open-cluster-management.io/clusterset': 'default',
      },
      finalizers: [DETACH_FINALIZER],
    },
    spec: {
      hubAcceptsClient: true,
      leaseDurationSeconds: 60,
      managedClusterClientConfigs: [
        { url: `https://api.${clusterDomain(spec)}:6443` },
      ],
    },
    status: {
      allocatable: { cpu: '16', memory: '65841244Ki' },
      capacity: { cpu: '16', memory: '65841244Ki' },
      clusterClaims: [
        { name: 'id.openshift.io', value: clusterId(spec) },
        { name: 'version.openshift.io', value: spec.version },
        { name: 'controlplanetopology.openshift.io', value: 'SingleReplica' },
        { name: 'product.open-cluster-management.io', value: 'OpenShift' },
      ],
      conditions: [
        condition(
          'HubAcceptedManagedCluster',
          'True',
          now,
          'HubClusterAdminAccepted',
          'Accepted by hub cluster admin',
        ),
        condition(
          'ManagedClusterJoined',
          'True',
          now,
          'ManagedClusterJoined',
          'Managed cluster joined',
        ),
        condition(
          'ManagedClusterConditionAvailable',
          'True',
          now,
          'ManagedClusterAvailable',
          'Managed cluster is available',
        ),
        condition(
          'ManagedClusterImportSucceeded',
          'True',
          now,
          'ManagedClusterImported',
          'Import succeeded',
        ),
      ],
      version: { kubernetes: spec.kubernetesVersion },
    },
  };
}
