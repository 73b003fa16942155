import { screen, within } from '@testing-library/react';
import type { Entity } from '@backstage/catalog-model';
import {
  clusterEntity,
  renderSeedgen,
} from '../../../dev/testing/renderSeedgen';
import { OddEntities } from './OddEntities';

const named = (
  name: string,
  annotation: string,
  over: Partial<Entity> = {},
) => {
  const entity = clusterEntity(annotation);
  entity.metadata.name = name;
  return { ...entity, ...over };
};

const ENTITIES = [
  named('b', 'sno4'),
  named('sno1', 'sno1'),
  named('a', 'sno4'),
  named('c', 'sno1', { kind: 'Component' }),
  named('d', 'SNO4'),
  named('e', 'gone'),
];

const show = (options: Parameters<typeof renderSeedgen>[1]) =>
  renderSeedgen(<OddEntities clusters={9} />, options);

describe('OddEntities', () => {
  it('names what claims a cluster and should not, with links', async () => {
    await show({ entities: ENTITIES });
    const note = await screen.findByRole('note', {
      name: '4 catalog entities have a wrong cluster annotation',
    });
    expect(
      within(note)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual([
      'component:default/c names cluster sno1, and is ignored: only a Resource of type kubernetes-cluster can stand for a cluster',
      'resource:default/a, resource:default/b name the same cluster sno4. Links go to the first of them; remove the annotation from the others',
      'resource:default/d has the annotation “SNO4”, which is no name of a cluster',
      'resource:default/e names cluster gone, which is not in seedgen.clusters',
    ]);
    expect(
      within(note).getByRole('link', { name: 'resource:default/a' }),
    ).toHaveAttribute('href', '/catalog/default/resource/a');
  });

  it('calls no name unknown to who may not see all clusters', async () => {
    await show({ entities: ENTITIES, allowed: false });
    expect(
      await screen.findByText(
        '3 catalog entities have a wrong cluster annotation',
      ),
    ).toBeVisible();
    expect(screen.queryByText(/names cluster gone/)).toBeNull();
  });

  it('says nothing where all is as it should be', async () => {
    const { container } = await show({ entities: [named('sno1', 'sno1')] });
    expect(container).not.toHaveTextContent('wrong cluster annotation');
  });
});
