import { screen, waitFor } from '@testing-library/react';
import {
  createExtensionTester,
  renderInTestApp,
  renderTestApp,
} from '@backstage/frontend-test-utils';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import {
  catalogApiRef,
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import {
  FormFieldBlueprint,
  scaffolderTemplateOutputTemplateRefsRef,
} from '@backstage/plugin-scaffolder-react/alpha';
import { createFakeApi } from '../dev/fakeApi';
import seedgenPlugin, { seedgenApiRef } from '.';
import {
  seedStatusCard,
  seedStatusRow,
  storageReadinessCard,
  seedImageContent,
} from './extensions/entity';
import {
  clusterPicker,
  confirmation,
  consent,
  diskPicker,
  imagePicker,
  taskOutputs,
} from './extensions/scaffolder';
import { rootRouteRef } from './routes';
import { PAGE_TITLES } from '../dev/testing/pageTitles';
import { clusterEntity } from '../dev/testing/renderSeedgen';

const api = createFakeApi(Date.now());
const entity = clusterEntity('sno1');
const { annotations, ...metadata } = entity.metadata;
const unrelated = { ...entity, metadata };

const apis = [
  [seedgenApiRef, api],
  [catalogApiRef, catalogApiMock({ entities: [entity] })],
] as const;

describe('the plugin of the new frontend system', () => {
  it('has the extensions that a portal refers to', () => {
    for (const id of [
      'api:seedgen',
      'entity-card:seedgen/seed-status',
      'entity-card:seedgen/seed-status-row',
      'entity-card:seedgen/storage-readiness',
      'entity-content:seedgen/seed-image',
      'page:seedgen',
      'sub-page:seedgen/clusters',
      'sub-page:seedgen/runs',
      'sub-page:seedgen/images',
      'sub-page:seedgen/audit',
      'scaffolder-form-field:seedgen/cluster-picker',
      'scaffolder-form-field:seedgen/image-picker',
      'scaffolder-form-field:seedgen/disk-picker',
      'scaffolder-form-field:seedgen/confirmation',
      'scaffolder-template-outputs:seedgen/run',
      'home-page-widget:seedgen/running-now',
      'search-result-list-item:seedgen',
    ]) {
      expect(seedgenPlugin.getExtension(id as any)).toBeDefined();
    }
  });

  it.each([
    ['Seed status', createExtensionTester(seedStatusCard)],
    ['Storage readiness', createExtensionTester(storageReadinessCard)],
    ['Seed status in a line', createExtensionTester(seedStatusRow)],
  ])('shows the card %s on clusters only', (_, tester) => {
    const filter = tester.get(EntityCardBlueprint.dataRefs.filterFunction)!;
    expect(filter(entity)).toBe(true);
    expect(filter(unrelated)).toBe(false);
  });

  it('shows the tab on clusters only', () => {
    const tester = createExtensionTester(seedImageContent);
    const filter = tester.get(EntityContentBlueprint.dataRefs.filterFunction)!;
    expect(filter(entity)).toBe(true);
    expect(filter(unrelated)).toBe(false);
    expect(tester.get(EntityContentBlueprint.dataRefs.title)).toBe(
      'Seed image',
    );
  });

  it('renders a card', async () => {
    renderInTestApp(
      <EntityProvider entity={entity}>
        {createExtensionTester(seedStatusCard, { apis }).reactElement()}
      </EntityProvider>,
      {
        apis,
        mountedRoutes: {
          '/catalog/:namespace/:kind/:name': entityRouteRef,
          '/seedgen': rootRouteRef,
        },
      },
    );
    expect(
      await screen.findByText('Generate seed image: Imaging'),
    ).toBeVisible();
  });
});

describe('what the plugin adds to the scaffolder', () => {
  const loader = FormFieldBlueprint.dataRefs.formFieldLoader;
  it.each([
    [
      'SeedgenClusterPicker',
      () => createExtensionTester(clusterPicker).get(loader),
    ],
    [
      'SeedgenImagePicker',
      () => createExtensionTester(imagePicker).get(loader),
    ],
    ['SeedgenDiskPicker', () => createExtensionTester(diskPicker).get(loader)],
    [
      'SeedgenConfirmation',
      () => createExtensionTester(confirmation).get(loader),
    ],
    [
      'SeedgenConsent',
      () => createExtensionTester(consent).get(loader),
      'boolean',
    ],
  ])('has the field %s', async (name, field, type = 'string') => {
    expect(await field()()).toMatchObject({
      $$type: '@backstage/scaffolder/FormField',
      name,
      component: expect.any(Function),
      validation: expect.any(Function),
      schema: { schema: { returnValue: { type } } },
    });
  });

  it('shows the run with the tasks of its templates, and of those that are configured', () => {
    const refs = (config?: { templates: string[] }) =>
      createExtensionTester(taskOutputs, { config }).get(
        scaffolderTemplateOutputTemplateRefsRef,
      );
    expect(refs()).toEqual([
      'template:default/generate-seed-image',
      'template:default/prepare-container-storage',
    ]);
    expect(refs({ templates: ['template:edge/seed'] })).toEqual([
      'template:edge/seed',
    ]);
  });
});

describe('the pages of the new frontend system', () => {
  const open = (path: string) =>
    renderTestApp({
      features: [seedgenPlugin],
      apis,
      initialRouteEntries: [path],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    });

  it.each([
    ['/seedgen', '9 clusters'],
    ['/seedgen/runs', 'History'],
    ['/seedgen/runs/6f1d2c3b-0000-4000-8000-000000000002', /could not push/],
    ['/seedgen/runs/unknown', /Run unknown was not found/],
    ['/seedgen/images', 'Proven'],
    ['/seedgen/images/sha256:unknown', /No proven image has the digest/],
    ['/seedgen/audit', 'Apply filters'],
  ])('shows %s', async (path, text) => {
    open(path);
    expect(await screen.findByText(text, {}, { timeout: 5000 })).toBeVisible();
  });

  it.each(PAGE_TITLES)('has a name for %s', async (path, title) => {
    open(path);
    await waitFor(
      () => expect(document.title).toMatch(`${title} | Seed images | `),
      { timeout: 5000 },
    );
  });
});
