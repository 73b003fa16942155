import { isDeepStrictEqual } from 'node:util';
import { age } from '../output/humanDuration';
import { invalidValue, required } from '../schema/fieldCauses';
import { GoLiteral } from '../schema/goValue';
import { StatusCause } from '../statusError';
import { KubeObject, ResourceDefinition } from '../types';
import { column, wide } from './columns';
import {
  anything,
  fields,
  integer,
  keyedList,
  labelSelector,
  listOf,
  root,
  struct,
  text,
  time,
} from './schemaBuilders';

const GROUP = 'rbac.authorization.k8s.io';

const rules = listOf(
  struct(
    fields(
      'apiGroups resources resourceNames verbs nonResourceURLs',
      listOf(text),
    ),
    { required: ['verbs'] },
  ),
);
const roleRef = struct(fields('apiGroup kind name', text), {
  required: ['kind', 'name'],
  'x-kubernetes-map-type': 'atomic',
});
const subjects = listOf(
  struct(fields('apiGroup kind name namespace', text), {
    required: ['kind', 'name'],
  }),
);

function roleKind(kind: 'Role' | 'ClusterRole'): ResourceDefinition {
  const singular = kind.toLowerCase();
  return {
    group: GROUP,
    version: 'v1',
    kind,
    plural: `${singular}s`,
    singular,
    namespaced: kind === 'Role',
    statusSubresource: false,
    schema: root('Rules that grant permissions.', {
      rules: { ...rules, nullable: true },
      ...(kind === 'ClusterRole' && {
        aggregationRule: struct({
          clusterRoleSelectors: listOf(labelSelector),
        }),
      }),
    }),
    printerColumns: [column('Created At', 'date')],
    printRow: role => [role.metadata.creationTimestamp ?? ''],
    prepare: draft => {
      draft.rules ??= [];
    },
    check: ruleCauses,
  };
}

/** A rule is about resources or about URLs, never about neither. */
function ruleCauses(role: KubeObject): StatusCause[] {
  return (role.rules ?? []).flatMap((rule: any, index: number) => {
    const field = `rules[${index}]`;
    if ((rule.verbs ?? []).length === 0) {
      return [
        required(`${field}.verbs`, 'verbs must contain at least one value'),
      ];
    }
    if ((rule.nonResourceURLs ?? []).length > 0) {
      return [];
    }
    const causes: StatusCause[] = [];
    if ((rule.apiGroups ?? []).length === 0) {
      causes.push(
        required(
          `${field}.apiGroups`,
          'resource rules must supply at least one api group',
        ),
      );
    }
    if ((rule.resources ?? []).length === 0) {
      causes.push(
        required(
          `${field}.resources`,
          'resource rules must supply at least one resource',
        ),
      );
    }
    return causes;
  });
}

function bindingKind(
  kind: 'RoleBinding' | 'ClusterRoleBinding',
): ResourceDefinition {
  const singular = kind.toLowerCase();
  return {
    group: GROUP,
    version: 'v1',
    kind,
    plural: `${singular}s`,
    singular,
    namespaced: kind === 'RoleBinding',
    statusSubresource: false,
    schema: root(
      'Grants a role to subjects.',
      { roleRef, subjects },
      {
        required: ['roleRef'],
      },
    ),
    printerColumns: [
      column('Role'),
      column('Age'),
      wide('Users'),
      wide('Groups'),
      wide('ServiceAccounts'),
    ],
    printRow: (binding, now) => [
      `${binding.roleRef.kind}/${binding.roleRef.name}`,
      age(binding.metadata.creationTimestamp, now),
      names(binding, 'User'),
      names(binding, 'Group'),
      names(binding, 'ServiceAccount'),
    ],
    prepare: draft => {
      if (draft.roleRef) {
        draft.roleRef.apiGroup ||= GROUP;
      }
      for (const subject of draft.subjects ?? []) {
        if (subject.kind !== 'ServiceAccount') {
          subject.apiGroup ||= GROUP;
        }
      }
    },
    check: (binding, previous) =>
      previous && !isDeepStrictEqual(binding.roleRef, previous.roleRef)
        ? [invalidValue('roleRef', goRoleRef(binding), 'cannot change roleRef')]
        : [],
  };
}

function goRoleRef({ roleRef: { apiGroup, kind, name } }: KubeObject) {
  return new GoLiteral(
    `rbac.RoleRef{APIGroup:"${apiGroup}", Kind:"${kind}", Name:"${name}"}`,
    // The type inside the server, whose fields carry no names for JSON.
    { APIGroup: apiGroup, Kind: kind, Name: name },
  );
}

function names(binding: KubeObject, kind: string): string {
  return (binding.subjects ?? [])
    .filter((each: any) => each.kind === kind)
    .map((each: any) =>
      each.namespace ? `${each.namespace}/${each.name}` : each.name,
    )
    .join(', ');
}

export const accessKinds: ResourceDefinition[] = [
  roleKind('Role'),
  roleKind('ClusterRole'),
  bindingKind('RoleBinding'),
  bindingKind('ClusterRoleBinding'),
];

export const certificateSigningRequestKind: ResourceDefinition = {
  group: 'certificates.k8s.io',
  version: 'v1',
  kind: 'CertificateSigningRequest',
  plural: 'certificatesigningrequests',
  singular: 'certificatesigningrequest',
  shortNames: ['csr'],
  namespaced: false,
  statusSubresource: true,
  schema: root(
    'A request for a certificate.',
    {
      spec: struct(
        {
          ...fields('request signerName username uid', text),
          ...fields('usages groups', listOf(text)),
          expirationSeconds: integer,
          extra: anything,
        },
        { required: ['request', 'signerName'] },
      ),
      status: struct({
        certificate: text,
        conditions: keyedList(
          ['type'],
          struct({
            ...fields('type status reason message', text),
            ...fields('lastTransitionTime lastUpdateTime', time),
          }),
        ),
      }),
    },
    { required: ['spec'] },
  ),
  printerColumns: [
    column('Age'),
    column('SignerName'),
    column('Requestor'),
    column('RequestedDuration'),
    column('Condition'),
  ],
  printRow: (request, now) => [
    age(request.metadata.creationTimestamp, now),
    request.spec?.signerName ?? '<none>',
    request.spec?.username ?? '',
    '<none>',
    csrCondition(request),
  ],
};

function csrCondition(request: KubeObject): string {
  const types: string[] = (request.status?.conditions ?? []).map(
    (each: any) => each.type,
  );
  const decision = ['Denied', 'Approved'].find(each => types.includes(each));
  const parts: string[] = [decision ?? 'Pending'];
  if (types.includes('Failed')) {
    parts.push('Failed');
  }
  if (request.status?.certificate) {
    parts.push('Issued');
  }
  return parts.join(',');
}
