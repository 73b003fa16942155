import { screen, waitFor } from '@testing-library/react';
import { SearchResultListItemExtensions } from '@backstage/plugin-search-react';
import { Route, Routes } from 'react-router-dom';
import {
  EntitySeedImageContent,
  EntitySeedStatusCard,
  EntitySeedStatusRow,
  EntityStorageReadinessCard,
  HomePageSeedgenRunningNow,
  isSeedgenAvailable,
  SeedgenPage,
  seedgenApiRef,
  seedgenPlugin,
  SeedgenSearchResultListItem,
} from '../legacy';
import { PAGE_TITLES } from '../../dev/testing/pageTitles';
import { clusterEntity, renderSeedgen } from '../../dev/testing/renderSeedgen';

describe('the plugin of the old frontend system', () => {
  it('brings its API and routes', () => {
    expect([...seedgenPlugin.getApis()].map(({ api }) => api)).toEqual([
      seedgenApiRef,
    ]);
    expect(Object.keys(seedgenPlugin.routes)).toEqual([
      'root',
      'clusters',
      'run',
      'images',
      'image',
      'audit',
      'entityContent',
    ]);
  });

  it('knows the entities that it is for', () => {
    const entity = clusterEntity('sno1');
    expect(isSeedgenAvailable(entity)).toBe(true);
    entity.metadata.annotations = {};
    expect(isSeedgenAvailable(entity)).toBe(false);
  });

  it.each([
    [<EntitySeedStatusCard key="1" />, 'Generate seed image: Imaging'],
    [<EntityStorageReadinessCard key="2" />, 'Ready'],
    [<EntitySeedStatusRow key="3" />, 'Running'],
  ])('renders a card', async (card, text) => {
    await renderSeedgen(card);
    expect(await screen.findByText(text)).toBeVisible();
  });

  it('renders the widget of the home page', async () => {
    await renderSeedgen(<HomePageSeedgenRunningNow />, {
      api: { getRuns: async () => ({ items: [] }) },
    });
    expect(await screen.findByText('Running now')).toBeVisible();
    expect(await screen.findByText('No active runs')).toBeVisible();
  });

  it('renders what the search found', async () => {
    await renderSeedgen(
      <SearchResultListItemExtensions
        results={[
          {
            type: 'seedgen',
            document: {
              title: 'Seed image of sno1: Failed',
              text: '',
              location: '/seedgen/runs/1',
            },
          },
        ]}
      >
        <SeedgenSearchResultListItem />
      </SearchResultListItemExtensions>,
    );
    expect(await screen.findByText('Seed image of sno1: Failed')).toBeVisible();
  });

  it('renders the tab', async () => {
    await renderSeedgen(
      <Routes>
        <Route path="/" element={<EntitySeedImageContent />} />
      </Routes>,
    );
    expect(
      await screen.findByText('Timeline', {}, { timeout: 5000 }),
    ).toBeVisible();
  });

  it.each([
    ['/seedgen', '9 clusters'],
    ['/seedgen/runs/6f1d2c3b-0000-4000-8000-000000000002', /could not push/],
    ['/seedgen/images', 'Proven'],
    ['/seedgen/audit', 'Apply filters'],
  ])('renders the page at %s', async (path, text) => {
    await renderSeedgen(
      <Routes>
        <Route path="/seedgen/*" element={<SeedgenPage />} />
      </Routes>,
      { path },
    );
    expect(await screen.findByText(text, {}, { timeout: 5000 })).toBeVisible();
  });

  it.each(PAGE_TITLES)('has a name for %s', async (path, title) => {
    await renderSeedgen(
      <Routes>
        <Route path="/seedgen/*" element={<SeedgenPage />} />
      </Routes>,
      { path },
    );
    await waitFor(
      () => expect(document.title).toMatch(`${title} | Seed images | `),
      { timeout: 5000 },
    );
  });
});
