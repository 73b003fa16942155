import { isResourcePermission } from '@backstage/plugin-permission-common';
import {
  SEEDGEN_RESOURCE_TYPES,
  seedgenAuditExportPermission,
  seedgenAuditReadPermission,
  seedgenPermissions,
} from './permissions';

describe('permissions', () => {
  it('are named plugin, noun, verb, each once', () => {
    const names = seedgenPermissions.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) {
      expect(name).toMatch(/^seedgen\.[a-z]+\.[a-z]+$/);
    }
  });

  it('are decided per cluster, except for the audit log of all of them', () => {
    for (const permission of seedgenPermissions) {
      expect(
        SEEDGEN_RESOURCE_TYPES.some(type =>
          isResourcePermission(permission, type),
        ),
      ).toBe(
        ![
          seedgenAuditReadPermission.name,
          seedgenAuditExportPermission.name,
        ].includes(permission.name),
      );
    }
  });

  it('are told apart by resource type and action, which is how RBAC knows them', () => {
    const pairs = seedgenPermissions
      .filter(permission => isResourcePermission(permission))
      .map(({ resourceType, attributes }) =>
        [resourceType, attributes.action].join(' '),
      );
    expect(pairs).toHaveLength(5);
    expect(new Set(pairs).size).toBe(pairs.length);
  });

  it('do not pass a change for a read', () => {
    expect(
      seedgenPermissions
        .filter(({ attributes }) => attributes.action === 'read')
        .map(({ name }) => name),
    ).toEqual([
      'seedgen.cluster.read',
      'seedgen.audit.read',
      'seedgen.audit.export',
    ]);
  });
});
