import { screen, waitFor } from '@testing-library/react';
import type { Entity } from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import {
  clusterEntity,
  renderSeedgen,
} from '../../../dev/testing/renderSeedgen';
import { SeedImageTab } from '../SeedImageTab/SeedImageTab';
import { SeedStatusCard } from '../SeedStatusCard/SeedStatusCard';
import { SeedStatusRow } from '../SeedStatusRow/SeedStatusRow';
import { StorageReadinessCard } from '../StorageReadinessCard/StorageReadinessCard';

const entity = (annotation: string, over: Partial<Entity> = {}): Entity => {
  const made = clusterEntity('sno4');
  made.metadata.annotations = { 'seedgen.io/cluster': annotation };
  return { ...made, ...over };
};

const gone = async () => {
  throw new NotFoundError('no such cluster');
};

const CASES: Array<[string, Entity, string, RegExp]> = [
  [
    'names no cluster',
    entity('sno9'),
    'Cluster sno9 is not configured',
    /seedgen\.clusters\[\]\.name/,
  ],
  [
    'holds no name',
    entity('SNO4'),
    'SNO4 is not the name of a cluster',
    /seedgen\.clusters\[\]\.name/,
  ],
  [
    'is on an entity of another kind',
    entity('sno4', { kind: 'Component', spec: { type: 'service' } }),
    'This entity stands for no cluster',
    /is a Component of type service/,
  ],
];

describe('an annotation that', () => {
  it.each(CASES)(
    '%s is said once on the page',
    async (_, made, title, text) => {
      const getCluster = jest.fn(gone);
      await renderSeedgen(
        <>
          <SeedStatusRow />
          <SeedStatusCard />
          <StorageReadinessCard />
        </>,
        { entities: [made], api: { getCluster } },
      );
      const note = await screen.findByRole('note', { name: title });
      expect(note).toHaveTextContent(text);
      await waitFor(() => expect(screen.getAllByRole('note')).toHaveLength(1));
      expect(screen.queryByText(/could not be loaded|Not found/)).toBeNull();
      expect(screen.queryByText('Storage readiness')).toBeNull();
    },
  );

  it.each(CASES)('%s is said on the tab', async (_, made, title, text) => {
    await renderSeedgen(<SeedImageTab />, {
      entities: [made],
      api: { getCluster: gone },
    });
    expect(await screen.findByRole('note', { name: title })).toHaveTextContent(
      text,
    );
  });
});
