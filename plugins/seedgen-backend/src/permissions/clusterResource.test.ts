import { knownClusters } from '../__testUtils__/knownClusters';
import type { PermissionsRegistryService } from '@backstage/backend-plugin-api';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  seedgenImagerInspectPermission,
  seedgenRemedyApplyPermission,
  seedgenStoragePartitionPermission,
} from '@seedgen/backstage-plugin-seedgen-common';
import {
  createSeedgenConditionalDecision,
  registerPermissions,
  seedgenConditions,
} from './clusterResource';

describe('resource types', () => {
  it('have each its permissions, the rule, and the configured clusters', async () => {
    const added: Array<
      Parameters<PermissionsRegistryService['addResourceType']>[0]
    > = [];
    registerPermissions(
      {
        addResourceType: (each: never) => added.push(each),
        addPermissions: () => undefined,
      } as unknown as PermissionsRegistryService,
      knownClusters('sno1'),
    );
    expect(
      added.map(({ resourceRef, permissions = [], rules }) => [
        resourceRef.resourceType,
        permissions.map(({ name }) => name),
        rules.map(({ name }) => name),
      ]),
    ).toEqual([
      [
        'seedgen-cluster',
        [
          'seedgen.cluster.read',
          'seedgen.seed.generate',
          'seedgen.storage.partition',
        ],
        ['IS_CLUSTER'],
      ],
      ['seedgen-remedy', ['seedgen.remedy.apply'], ['IS_CLUSTER']],
      ['seedgen-imager', ['seedgen.imager.inspect'], ['IS_CLUSTER']],
    ]);
    for (const { getResources } of added) {
      expect(await getResources?.(['sno1', 'sno9'])).toEqual([
        { name: 'sno1' },
        undefined,
      ]);
    }
  });

  it.each([
    [seedgenStoragePartitionPermission, 'seedgen-cluster'],
    [seedgenRemedyApplyPermission, 'seedgen-remedy'],
    [seedgenImagerInspectPermission, 'seedgen-imager'],
  ] as const)(
    'are that of the permission in a decision: %#',
    (permission, type) => {
      const { isCluster } = seedgenConditions;
      const sno1 = {
        rule: 'IS_CLUSTER',
        resourceType: type,
        params: { clusters: ['sno1'] },
      };
      expect(
        createSeedgenConditionalDecision(permission, {
          anyOf: [
            isCluster({ clusters: ['sno1'] }),
            { not: { allOf: [isCluster({ clusters: ['sno1'] })] } },
          ],
        }),
      ).toEqual({
        result: AuthorizeResult.CONDITIONAL,
        pluginId: 'seedgen',
        resourceType: type,
        conditions: { anyOf: [sno1, { not: { allOf: [sno1] } }] },
      });
    },
  );
});
