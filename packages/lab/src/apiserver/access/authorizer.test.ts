import { createObjectStore } from '../store/createObjectStore';
import { AccessRequest, allows, Authorizer, PolicyRule } from './authorizer';
import { serviceAccountUser } from './user';

const request = (more: Partial<AccessRequest & { isResource: true }>) =>
  ({
    isResource: true,
    verb: 'get',
    group: '',
    resource: 'pods',
    ...more,
  } as AccessRequest);

describe('allows', () => {
  const pods: PolicyRule = {
    apiGroups: [''],
    resources: ['pods'],
    verbs: ['get'],
  };

  it.each<[string, PolicyRule, AccessRequest, boolean]>([
    ['the same', pods, request({}), true],
    ['another verb', pods, request({ verb: 'list' }), false],
    ['another group', pods, request({ group: 'apps' }), false],
    ['a subresource of it', pods, request({ subresource: 'log' }), false],
    [
      'a named subresource',
      { ...pods, resources: ['pods/log'] },
      request({ subresource: 'log' }),
      true,
    ],
    [
      'the subresource of any resource',
      { ...pods, resources: ['*/log'] },
      request({ subresource: 'log' }),
      true,
    ],
    [
      'all resources',
      { ...pods, resources: ['*'] },
      request({ subresource: 'exec' }),
      true,
    ],
    [
      'all groups and verbs',
      { apiGroups: ['*'], resources: ['pods'], verbs: ['*'] },
      request({ verb: 'delete' }),
      true,
    ],
    [
      'its name',
      { ...pods, resourceNames: ['a'] },
      request({ name: 'a' }),
      true,
    ],
    [
      'another name',
      { ...pods, resourceNames: ['a'] },
      request({ name: 'b' }),
      false,
    ],
    [
      'no name where one is wanted',
      { ...pods, resourceNames: ['a'] },
      request({}),
      false,
    ],
    [
      'a path',
      { nonResourceURLs: ['/healthz'], verbs: ['get'] },
      { isResource: false, verb: 'get', path: '/healthz' },
      true,
    ],
    [
      'a path below a prefix',
      { nonResourceURLs: ['/apis/*'], verbs: ['get'] },
      { isResource: false, verb: 'get', path: '/apis/apps/v1' },
      true,
    ],
    [
      'a path by a rule for resources',
      { apiGroups: ['*'], resources: ['*'], verbs: ['*'] },
      { isResource: false, verb: 'get', path: '/metrics' },
      false,
    ],
  ])('%s', (_, rule, asked, expected) => {
    expect(allows(rule, asked)).toBe(expected);
  });
});

describe('Authorizer', () => {
  const RBAC = 'rbac.authorization.k8s.io';
  const rules: PolicyRule[] = [
    { apiGroups: [''], resources: ['pods'], verbs: ['get'] },
  ];

  function withBinding(
    bindingKind: 'RoleBinding' | 'ClusterRoleBinding',
    roleKind: 'Role' | 'ClusterRole',
    subject: Record<string, string>,
  ) {
    const store = createObjectStore();
    const namespace = 'default';
    store.create({
      apiVersion: `${RBAC}/v1`,
      kind: roleKind,
      metadata: { name: 'r', ...(roleKind === 'Role' && { namespace }) },
      rules,
    });
    store.create({
      apiVersion: `${RBAC}/v1`,
      kind: bindingKind,
      metadata: {
        name: 'b',
        ...(bindingKind === 'RoleBinding' && { namespace }),
      },
      roleRef: { apiGroup: RBAC, kind: roleKind, name: 'r' },
      subjects: [subject],
    });
    return new Authorizer(store);
  }

  const inDefault = request({ namespace: 'default' });
  const elsewhere = request({ namespace: 'kube-system' });

  it('lets masters do everything and strangers nothing', () => {
    const authorizer = new Authorizer(createObjectStore());
    const user = { name: 'x', groups: [] as string[] };
    expect(authorizer.isAllowed(user, inDefault)).toBe(false);
    expect(
      authorizer.isAllowed({ ...user, groups: ['system:masters'] }, inDefault),
    ).toBe(true);
  });

  it('binds in a namespace, also to a role of the cluster', () => {
    const user = { name: 'ann', groups: [] };
    for (const roleKind of ['Role', 'ClusterRole'] as const) {
      const authorizer = withBinding('RoleBinding', roleKind, {
        kind: 'User',
        name: 'ann',
      });
      expect(authorizer.isAllowed(user, inDefault)).toBe(true);
      expect(authorizer.isAllowed(user, elsewhere)).toBe(false);
      expect(authorizer.isAllowed(user, request({}))).toBe(false);
    }
  });

  it('binds groups and service accounts in the whole cluster', () => {
    const byGroup = withBinding('ClusterRoleBinding', 'ClusterRole', {
      kind: 'Group',
      name: 'team',
    });
    expect(byGroup.isAllowed({ name: 'x', groups: ['team'] }, elsewhere)).toBe(
      true,
    );
    const byAccount = withBinding('ClusterRoleBinding', 'ClusterRole', {
      kind: 'ServiceAccount',
      name: 'robot',
      namespace: 'default',
    });
    expect(
      byAccount.isAllowed(serviceAccountUser('default', 'robot'), elsewhere),
    ).toBe(true);
    expect(
      byAccount.isAllowed(serviceAccountUser('other', 'robot'), elsewhere),
    ).toBe(false);
  });
});
