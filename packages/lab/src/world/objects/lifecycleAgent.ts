import type { KubeObject } from '../../apiserver/types';
import type { ClusterSpec } from '../clusterSpec';
import { lifecycleAgentPackage } from './catalogs';
import { operatorObjects } from './olm';
import { deployment, ownedPod } from './workloads';

export const LIFECYCLE_AGENT_NAMESPACE = 'openshift-lifecycle-agent';
export const LIFECYCLE_AGENT_CONTAINER = 'manager';
export const LIFECYCLE_AGENT_DEPLOYMENT = 'lifecycle-agent-controller-manager';

const labels = {
  'app.kubernetes.io/component': 'lifecycle-agent',
  'app.kubernetes.io/name': 'lifecycle-agent-operator',
  'control-plane': 'controller-manager',
};

/** Image of the operator, which is also the image of the imager. */
export function lifecycleAgentImage(spec: ClusterSpec): string {
  return `registry.redhat.io/openshift4/lifecycle-agent-operator-rhel9:v${spec.lifecycleAgentVersion}`;
}

/** The recert image that Lifecycle Agent takes when the SeedGenerator names none. */
export const DEFAULT_RECERT_IMAGE = 'quay.io/edge-infrastructure/recert:v0';

function template(spec: ClusterSpec) {
  return {
    namespace: LIFECYCLE_AGENT_NAMESPACE,
    labels,
    annotations: {
      'kubectl.kubernetes.io/default-container': LIFECYCLE_AGENT_CONTAINER,
    },
    containers: [
      {
        name: 'kube-rbac-proxy',
        image: 'registry.redhat.io/openshift4/ose-kube-rbac-proxy-rhel9:v4.18',
      },
      {
        name: LIFECYCLE_AGENT_CONTAINER,
        image: lifecycleAgentImage(spec),
        command: ['/usr/local/bin/manager'],
        securityContext: { privileged: true, runAsUser: 0 },
        volumeMounts: [{ mountPath: '/host', name: 'host' }],
      },
    ],
    spec: {
      hostPID: true,
      serviceAccountName: LIFECYCLE_AGENT_DEPLOYMENT,
      volumes: [{ name: 'host', hostPath: { path: '/', type: 'Directory' } }],
    },
  };
}

/** The operator's Deployment, as its ClusterServiceVersion has it. */
export function lifecycleAgentDeployment(
  spec: ClusterSpec,
  now: string,
): KubeObject {
  return deployment(
    LIFECYCLE_AGENT_NAMESPACE,
    LIFECYCLE_AGENT_DEPLOYMENT,
    template(spec),
    now,
    'Recreate',
  );
}

/** What Operator Lifecycle Manager has of the installed operator. */
export function lifecycleAgentOperator(
  spec: ClusterSpec,
  now: string,
): KubeObject[] {
  return operatorObjects(
    { namespace: LIFECYCLE_AGENT_NAMESPACE, ...lifecycleAgentPackage(spec) },
    now,
  );
}

/** The operator, installed and running. Its `ImageBasedUpgrade` it makes itself. */
export function lifecycleAgentObjects(
  spec: ClusterSpec,
  now: string,
): KubeObject[] {
  return [
    lifecycleAgentDeployment(spec, now),
    ownedPod(
      spec,
      {
        kind: 'ReplicaSet',
        name: `${LIFECYCLE_AGENT_DEPLOYMENT}-6c5f7b9d4c`,
      },
      template(spec),
      now,
    ),
    ...lifecycleAgentOperator(spec, now),
  ];
}
