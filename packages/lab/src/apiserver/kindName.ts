import { KindName, ResourceDefinition } from './types';

/** `lca.openshift.io/SeedGenerator`, or `Node` for the core group. */
export function kindNameOf(definition: {
  group: string;
  kind: string;
}): KindName {
  return definition.group
    ? `${definition.group}/${definition.kind}`
    : definition.kind;
}

/** `lca.openshift.io/v1`, or `v1` for the core group. */
export function apiVersionOf(definition: {
  group: string;
  version: string;
}): string {
  return definition.group
    ? `${definition.group}/${definition.version}`
    : definition.version;
}

/** The kind that an object says it is of. */
export function kindNameOfObject(object: {
  apiVersion?: string;
  kind?: string;
}): KindName {
  const [group, version] = (object.apiVersion ?? '').split('/');
  return kindNameOf({
    group: version === undefined ? '' : group,
    kind: object.kind ?? '',
  });
}

/** `seedgenerators.lca.openshift.io`: the name of the kind's CustomResourceDefinition. */
export function customResourceDefinitionName(
  definition: ResourceDefinition,
): string {
  return `${definition.plural}.${definition.group}`;
}
