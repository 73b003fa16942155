import { reviewKinds } from '../access/reviews';
import { RegisteredKind } from '../store/registeredKind';

export interface ServedSubresource {
  name: string;
  group: string;
  version: string;
  kind: string;
  verbs: string[];
}

/** One entry of discovery. */
export interface ServedResource {
  group: string;
  version: string;
  kind: string;
  plural: string;
  singular: string;
  shortNames?: string[];
  categories?: string[];
  namespaced: boolean;
  verbs: string[];
  subresources: ServedSubresource[];
}

const ALL_VERBS = [
  'create',
  'delete',
  'deletecollection',
  'get',
  'list',
  'patch',
  'update',
  'watch',
];

const extraSubresources: Record<string, ServedSubresource[]> = {
  Pod: [
    sub('log', '', 'v1', 'Pod', ['get']),
    sub('exec', '', 'v1', 'PodExecOptions', ['create', 'get']),
    sub('eviction', 'policy', 'v1', 'Eviction', ['create']),
  ],
  Node: [sub('proxy', '', 'v1', 'NodeProxyOptions', ['get'])],
  Namespace: [sub('finalize', '', 'v1', 'Namespace', ['update'])],
  ServiceAccount: [
    sub('token', 'authentication.k8s.io', 'v1', 'TokenRequest', ['create']),
  ],
  'certificates.k8s.io/CertificateSigningRequest': [
    sub('approval', 'certificates.k8s.io', 'v1', 'CertificateSigningRequest', [
      'get',
      'patch',
      'update',
    ]),
  ],
};

function sub(
  name: string,
  group: string,
  version: string,
  kind: string,
  verbs: string[],
): ServedSubresource {
  return { name, group, version, kind, verbs };
}

/** Everything that discovery lists: stored kinds and reviews. */
export function servedResources(kinds: RegisteredKind[]): ServedResource[] {
  const stored = kinds.map(kind => ({
    group: kind.group,
    version: kind.version,
    kind: kind.kind,
    plural: kind.plural,
    singular: kind.singular,
    shortNames: kind.shortNames,
    categories: kind.categories,
    namespaced: kind.namespaced,
    verbs: ALL_VERBS.filter(verb => !kind.lacksVerbs?.includes(verb)),
    subresources: [
      ...(kind.statusSubresource
        ? [
            sub('status', kind.group, kind.version, kind.kind, [
              'get',
              'patch',
              'update',
            ]),
          ]
        : []),
      ...(extraSubresources[kind.name] ?? []),
    ],
  }));
  const reviews = reviewKinds.map(({ answer, ...kind }) => ({
    ...kind,
    singular: kind.kind.toLowerCase(),
    verbs: ['create'],
    subresources: [],
  }));
  return [...stored, ...reviews];
}

/** Whether a kind has a subresource at all. */
export function hasSubresource(kind: RegisteredKind, name: string): boolean {
  return (
    (name === 'status' && kind.statusSubresource) ||
    (extraSubresources[kind.name] ?? []).some(each => each.name === name)
  );
}

/** Groups with their resources; the core group, then built-in ones, then those of custom kinds. */
export function byGroupVersion(
  resources: ServedResource[],
): Map<string, ServedResource[]> {
  const groups = new Map<string, ServedResource[]>();
  for (const resource of resources) {
    const key = `${resource.group}/${resource.version}`;
    groups.set(key, [...(groups.get(key) ?? []), resource]);
  }
  return groups;
}
