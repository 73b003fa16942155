import { isResourcePermission } from '@backstage/plugin-permission-common';
import {
  RESOURCE_TYPE_SEEDGEN_CLUSTER,
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
        isResourcePermission(permission, RESOURCE_TYPE_SEEDGEN_CLUSTER),
      ).toBe(
        ![
          seedgenAuditReadPermission.name,
          seedgenAuditExportPermission.name,
        ].includes(permission.name),
      );
    }
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
