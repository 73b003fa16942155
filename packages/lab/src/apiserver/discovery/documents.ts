import { byGroupVersion, ServedResource } from './servedResources';

/** The documents of `/api` and `/apis` in their plain form. */
export function apiVersions(serverAddress: string): unknown {
  return {
    kind: 'APIVersions',
    versions: ['v1'],
    serverAddressByClientCIDRs: [{ clientCIDR: '0.0.0.0/0', serverAddress }],
  };
}

export function apiGroupList(resources: ServedResource[]): unknown {
  return {
    kind: 'APIGroupList',
    apiVersion: 'v1',
    groups: groupNames(resources).map(name => apiGroup(resources, name)),
  };
}

/** `/apis/GROUP`, without `kind` as it stands in the list of groups. */
export function apiGroup(resources: ServedResource[], name: string): any {
  const versions = [
    ...new Set(
      resources.filter(each => each.group === name).map(each => each.version),
    ),
  ].map(version => ({ groupVersion: `${name}/${version}`, version }));
  return { name, versions, preferredVersion: versions[0] };
}

export function apiResourceList(
  resources: ServedResource[],
  group: string,
  version: string,
): unknown {
  const groupVersion = group ? `${group}/${version}` : version;
  const served = resources.filter(
    each => each.group === group && each.version === version,
  );
  return {
    kind: 'APIResourceList',
    apiVersion: 'v1',
    groupVersion,
    resources: served.flatMap(resource => [
      {
        name: resource.plural,
        singularName: resource.singular,
        namespaced: resource.namespaced,
        kind: resource.kind,
        verbs: resource.verbs,
        ...(resource.shortNames && { shortNames: resource.shortNames }),
        ...(resource.categories && { categories: resource.categories }),
      },
      ...resource.subresources.map(each => ({
        name: `${resource.plural}/${each.name}`,
        singularName: '',
        namespaced: resource.namespaced,
        ...(each.group !== group && {
          group: each.group,
          version: each.version,
        }),
        kind: each.kind,
        verbs: each.verbs,
      })),
    ]),
  };
}

/** `apidiscovery.k8s.io/v2 APIGroupDiscoveryList` of the core group, or of all the others. */
export function aggregatedDiscovery(
  resources: ServedResource[],
  core: boolean,
): unknown {
  const groups = core ? [''] : groupNames(resources);
  const versions = byGroupVersion(resources);
  return {
    kind: 'APIGroupDiscoveryList',
    apiVersion: 'apidiscovery.k8s.io/v2',
    metadata: {},
    items: groups.map(group => ({
      metadata: { name: group, creationTimestamp: null },
      versions: [...versions.entries()]
        .filter(([, [first]]) => first.group === group)
        .map(([, served]) => ({
          version: served[0].version,
          resources: served.map(aggregatedResource),
          freshness: 'Current',
        })),
    })),
  };
}

function aggregatedResource(resource: ServedResource): unknown {
  return {
    resource: resource.plural,
    responseKind: {
      group: resource.group,
      version: resource.version,
      kind: resource.kind,
    },
    scope: resource.namespaced ? 'Namespaced' : 'Cluster',
    singularResource: resource.singular,
    verbs: resource.verbs,
    ...(resource.shortNames && { shortNames: resource.shortNames }),
    ...(resource.categories && { categories: resource.categories }),
    ...(resource.subresources.length > 0 && {
      subresources: resource.subresources.map(each => ({
        subresource: each.name,
        responseKind: {
          group: each.group,
          version: each.version,
          kind: each.kind,
        },
        verbs: each.verbs,
      })),
    }),
  };
}

function groupNames(resources: ServedResource[]): string[] {
  return [...new Set(resources.map(each => each.group))].filter(Boolean);
}
