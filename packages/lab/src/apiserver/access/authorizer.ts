import { ClusterStore } from '../store/clusterStore';
import { KubeObject } from '../types';
import { RequestUser, SERVICE_ACCOUNT_PREFIX } from './user';

const RBAC = 'rbac.authorization.k8s.io';

/** What somebody wants to do to a resource, or to a path that is none. */
export type AccessRequest =
  | {
      isResource: true;
      verb: string;
      group: string;
      resource: string;
      subresource?: string;
      namespace?: string;
      name?: string;
    }
  | { isResource: false; verb: string; path: string };

/** A rule of a role. */
export interface PolicyRule {
  verbs: string[];
  apiGroups?: string[];
  resources?: string[];
  resourceNames?: string[];
  nonResourceURLs?: string[];
}

/** RBAC over the roles and bindings in the store; `system:masters` may do everything. */
export class Authorizer {
  readonly #store: ClusterStore;

  constructor(store: ClusterStore) {
    this.#store = store;
  }

  isAllowed(user: RequestUser, request: AccessRequest): boolean {
    if (user.groups.includes('system:masters')) {
      return true;
    }
    const namespace = request.isResource ? request.namespace : undefined;
    return this.rulesFor(user, namespace).some(rule => allows(rule, request));
  }

  /** All rules that hold for a user at the cluster's scope and, where given, in a namespace. */
  rulesFor(user: RequestUser, namespace: string | undefined): PolicyRule[] {
    const { objects } = this.#store;
    const bindings = [
      ...objects.list(`${RBAC}/ClusterRoleBinding`),
      ...(namespace ? objects.list(`${RBAC}/RoleBinding`, namespace) : []),
    ];
    return bindings
      .filter(binding => appliesTo(binding, user))
      .flatMap(({ roleRef, metadata }) =>
        roleRef.kind === 'ClusterRole'
          ? this.#clusterRoleRules(roleRef.name)
          : objects.get(`${RBAC}/Role`, roleRef.name, metadata.namespace)
              ?.rules ?? [],
      );
  }

  #clusterRoleRules(name: string): PolicyRule[] {
    return (
      this.#store.objects.get(`${RBAC}/ClusterRole`, name, undefined)?.rules ??
      []
    );
  }
}

function appliesTo(binding: KubeObject, user: RequestUser): boolean {
  return (binding.subjects ?? []).some((subject: any) => {
    switch (subject.kind) {
      case 'User':
        return subject.name === user.name;
      case 'Group':
        return user.groups.includes(subject.name);
      case 'ServiceAccount': {
        const namespace = subject.namespace ?? binding.metadata.namespace;
        return (
          user.name === `${SERVICE_ACCOUNT_PREFIX}${namespace}:${subject.name}`
        );
      }
      default:
        return false;
    }
  });
}

/** Whether one rule covers a request, as `rbac/v1 evaluation_helpers.go` decides. */
export function allows(rule: PolicyRule, request: AccessRequest): boolean {
  if (!includes(rule.verbs, request.verb)) {
    return false;
  }
  if (!request.isResource) {
    return (rule.nonResourceURLs ?? []).some(
      url =>
        url === '*' ||
        url === request.path ||
        (url.endsWith('*') && request.path.startsWith(url.slice(0, -1))),
    );
  }
  const { subresource, resource, name } = request;
  const combined = subresource ? `${resource}/${subresource}` : resource;
  const resources = rule.resources ?? [];
  const coversResource =
    resources.includes('*') ||
    resources.includes(combined) ||
    (subresource !== undefined && resources.includes(`*/${subresource}`));
  const names = rule.resourceNames ?? [];
  return (
    includes(rule.apiGroups ?? [], request.group) &&
    coversResource &&
    (names.length === 0 || (name !== undefined && names.includes(name)))
  );
}

function includes(values: string[], value: string): boolean {
  return values.includes('*') || values.includes(value);
}
