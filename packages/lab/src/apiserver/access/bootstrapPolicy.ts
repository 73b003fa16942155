import { KubeObject } from '../types';
import { PolicyRule } from './authorizer';

const API_VERSION = 'rbac.authorization.k8s.io/v1';
const LABELS = { 'kubernetes.io/bootstrapping': 'rbac-defaults' };

const DISCOVERY_PATHS = [
  '/api',
  '/api/*',
  '/apis',
  '/apis/*',
  '/healthz',
  '/livez',
  '/openapi',
  '/openapi/*',
  '/readyz',
  '/version',
  '/version/',
];
const PUBLIC_PATHS = ['/healthz', '/livez', '/readyz', '/version', '/version/'];
const READ = ['get', 'list', 'watch'];
const WRITE = ['create', 'delete', 'deletecollection', 'patch', 'update'];

/** What users of a namespace may see; Secrets are left out on purpose. */
const viewed: PolicyRule[] = [
  {
    apiGroups: [''],
    resources: [
      'configmaps',
      'events',
      'namespaces',
      'persistentvolumeclaims',
      'persistentvolumeclaims/status',
      'pods',
      'pods/log',
      'pods/status',
      'serviceaccounts',
      'services',
      'services/status',
    ],
    verbs: READ,
  },
  {
    apiGroups: ['apps'],
    resources: [
      'daemonsets',
      'daemonsets/status',
      'deployments',
      'deployments/status',
      'replicasets',
      'replicasets/status',
    ],
    verbs: READ,
  },
];

const edited: PolicyRule[] = [
  ...viewed,
  { apiGroups: [''], resources: ['secrets'], verbs: READ },
  { apiGroups: [''], resources: ['pods/exec'], verbs: ['get', 'create'] },
  {
    apiGroups: [''],
    resources: [
      'configmaps',
      'events',
      'persistentvolumeclaims',
      'pods',
      'secrets',
      'serviceaccounts',
      'services',
    ],
    verbs: WRITE,
  },
  {
    apiGroups: ['apps'],
    resources: ['daemonsets', 'deployments', 'replicasets'],
    verbs: WRITE,
  },
];

const administered: PolicyRule[] = [
  ...edited,
  {
    apiGroups: ['rbac.authorization.k8s.io'],
    resources: ['roles', 'rolebindings'],
    verbs: [...READ, ...WRITE],
  },
];

const roles: Record<string, PolicyRule[]> = {
  'cluster-admin': [
    { apiGroups: ['*'], resources: ['*'], verbs: ['*'] },
    { nonResourceURLs: ['*'], verbs: ['*'] },
  ],
  admin: administered,
  edit: edited,
  view: viewed,
  'system:discovery': [{ nonResourceURLs: DISCOVERY_PATHS, verbs: ['get'] }],
  'system:public-info-viewer': [
    { nonResourceURLs: PUBLIC_PATHS, verbs: ['get'] },
  ],
  'system:basic-user': [
    {
      apiGroups: ['authorization.k8s.io'],
      resources: ['selfsubjectaccessreviews', 'selfsubjectrulesreviews'],
      verbs: ['create'],
    },
    {
      apiGroups: ['authentication.k8s.io'],
      resources: ['selfsubjectreviews'],
      verbs: ['create'],
    },
  ],
};

const bindings: Record<string, string[]> = {
  'cluster-admin': ['system:masters'],
  'system:discovery': ['system:authenticated'],
  'system:basic-user': ['system:authenticated'],
  'system:public-info-viewer': [
    'system:authenticated',
    'system:unauthenticated',
  ],
};

/** The roles and bindings that every API server makes for itself when it starts. */
export function bootstrapPolicy(): KubeObject[] {
  return [
    ...Object.entries(roles).map(([name, rules]) => ({
      apiVersion: API_VERSION,
      kind: 'ClusterRole',
      metadata: { name, labels: LABELS },
      rules,
    })),
    ...Object.entries(bindings).map(([name, groups]) => ({
      apiVersion: API_VERSION,
      kind: 'ClusterRoleBinding',
      metadata: { name, labels: LABELS },
      roleRef: {
        apiGroup: 'rbac.authorization.k8s.io',
        kind: 'ClusterRole',
        name,
      },
      subjects: groups.map(group => ({
        apiGroup: 'rbac.authorization.k8s.io',
        kind: 'Group',
        name: group,
      })),
    })),
  ];
}
