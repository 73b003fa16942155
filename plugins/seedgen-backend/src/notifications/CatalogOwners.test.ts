import { mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { CatalogOwners } from './CatalogOwners';

const resource = (name: string, cluster: string, owner: string, over = {}) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Resource',
  metadata: {
    name,
    annotations: { 'seedgen.io/cluster': cluster },
  },
  spec: { type: 'kubernetes-cluster', owner },
  relations: [
    { type: 'ownedBy', targetRef: owner },
    { type: 'partOf', targetRef: 'system:default/edge' },
  ],
  ...over,
});

describe('CatalogOwners', () => {
  it('are those of the entities that name the cluster', async () => {
    const owners = new CatalogOwners({
      auth: mockServices.auth(),
      catalog: catalogServiceMock({
        entities: [
          resource('a', 'sno1', 'group:default/platform'),
          resource('b', 'sno1', 'group:default/platform'),
          resource('c', 'sno2', 'group:default/others'),
          resource('e', 'SNO1', 'user:default/mallory'),
          resource('d', 'sno1', 'user:default/mallory', {
            spec: { type: 'database', owner: 'user:default/mallory' },
          }),
        ],
      }),
    });
    expect(await owners.ownersOf('sno1')).toEqual(['group:default/platform']);
    expect(await owners.ownersOf('sno3')).toEqual([]);
  });
});
