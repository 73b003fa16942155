import type { Page } from '@playwright/test';
import { seedgenApi } from './support/api';
import { look } from './support/look';
import { open } from './support/portal';
import { provenRun } from './support/runs';
import { test } from './support/test';

const PAGES = [
  {
    name: 'fleet',
    path: () => '/seedgen',
    shows: (page: Page) => page.getByRole('link', { name: 'sno1' }).first(),
  },
  {
    name: 'runs',
    path: () => '/seedgen/runs',
    shows: (page: Page) => page.getByText('History').first(),
  },
  {
    name: 'run',
    path: ({ id }: { id: string }) => `/seedgen/runs/${id}`,
    shows: (page: Page) => page.getByText('Done and proven'),
  },
  {
    name: 'images',
    path: () => '/seedgen/images',
    shows: (page: Page) => page.getByText(/sha256:/).first(),
  },
  {
    name: 'image',
    path: ({ digest }: { digest?: string }) => `/seedgen/images/${digest}`,
    shows: (page: Page) =>
      page.getByRole('heading', { name: 'Seed image of sno1' }),
  },
  {
    name: 'audit',
    path: () => '/seedgen/audit',
    shows: (page: Page) => page.getByRole('table'),
  },
  {
    name: 'overview',
    path: () => '/catalog/default/resource/sno3',
    shows: (page: Page) => page.getByText('Storage readiness').first(),
  },
  {
    name: 'tab',
    path: () => '/catalog/default/resource/sno3/seed-image',
    shows: (page: Page) => page.getByText('Latest preflight').first(),
  },
];

test('every page is readable, in both themes and on a phone', async ({
  page,
}) => {
  const run = await provenRun(await seedgenApi(page));
  for (const { name, path, shows } of PAGES) {
    await test.step(name, async () => {
      await open(page, path(run));
      await look(page, `pages-${name}`, shows(page));
    });
  }
});
