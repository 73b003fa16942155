import { randomBytes } from 'node:crypto';
import type { KubeObject, LabUser } from '../../apiserver/types';

/** Name of the user with the client certificate, which no recertification takes away. */
export const ADMINISTRATOR_USER = 'system:admin';
/** Name of the service account that may do everything. */
export const SERVICE_ACCOUNT_USER =
  'system:serviceaccount:default:administrator';
/** Name of the service account that may read everything but Secrets. */
export const VIEWER_USER = 'system:serviceaccount:default:viewer';

const RBAC = 'rbac.authorization.k8s.io/v1';

/** The users of a cluster; tokens are new at each start. */
export function clusterUsers(): LabUser[] {
  return [
    {
      name: ADMINISTRATOR_USER,
      groups: ['system:masters', 'system:authenticated'],
      clientCertificate: true,
    },
    serviceAccountUser(SERVICE_ACCOUNT_USER),
    serviceAccountUser(VIEWER_USER),
  ];
}

function serviceAccountUser(name: string): LabUser {
  return {
    name,
    groups: [
      'system:serviceaccounts',
      'system:serviceaccounts:default',
      'system:authenticated',
    ],
    token: `sha256~${randomBytes(32).toString('base64url')}`,
  };
}

/** Roles and bindings for the users. */
export function rbacObjects(): KubeObject[] {
  return [
    ...['administrator', 'viewer'].map(name => ({
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: { name, namespace: 'default' },
    })),
    clusterRole('cluster-admin', [
      { apiGroups: ['*'], resources: ['*'], verbs: ['*'] },
      { nonResourceURLs: ['*'], verbs: ['*'] },
    ]),
    clusterRole('cluster-reader', clusterReaderRules()),
    binding('cluster-admin-service-account', 'cluster-admin', 'administrator'),
    binding('cluster-readers', 'cluster-reader', 'viewer'),
  ];
}

function clusterReaderRules() {
  const verbs = ['get', 'list', 'watch'];
  return [
    {
      apiGroups: [''],
      resources: [
        'configmaps',
        'events',
        'namespaces',
        'nodes',
        'nodes/status',
        'persistentvolumeclaims',
        'persistentvolumes',
        'pods',
        'pods/log',
        'pods/status',
        'replicationcontrollers',
        'serviceaccounts',
        'services',
      ],
      verbs,
    },
    {
      apiGroups: [
        'apps',
        'batch',
        'apiextensions.k8s.io',
        'certificates.k8s.io',
        'cluster.open-cluster-management.io',
        'config.openshift.io',
        'lca.openshift.io',
        'lcm.openshift.io',
        'machineconfiguration.openshift.io',
        'multicluster.openshift.io',
        'operator.open-cluster-management.io',
        'operator.openshift.io',
        'operators.coreos.com',
        'packages.operators.coreos.com',
        'rbac.authorization.k8s.io',
        'storage.k8s.io',
      ],
      resources: ['*'],
      verbs,
    },
    {
      nonResourceURLs: ['*'],
      verbs: ['get'],
    },
  ];
}

function clusterRole(name: string, rules: object[]): KubeObject {
  return { apiVersion: RBAC, kind: 'ClusterRole', metadata: { name }, rules };
}

function binding(
  name: string,
  role: string,
  serviceAccount: string,
): KubeObject {
  return {
    apiVersion: RBAC,
    kind: 'ClusterRoleBinding',
    metadata: { name },
    roleRef: {
      apiGroup: 'rbac.authorization.k8s.io',
      kind: 'ClusterRole',
      name: role,
    },
    subjects: [
      { kind: 'ServiceAccount', name: serviceAccount, namespace: 'default' },
    ],
  };
}
