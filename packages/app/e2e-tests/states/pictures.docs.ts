import type { Page } from '@playwright/test';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { changeAnswer } from '../support/answers';
import { endOf, seedgenApi, startGeneration } from '../support/api';
import { lengthenOutages, resetCluster } from '../support/lab';
import { fortySites, oneOfEachVerdict } from '../support/pictures';
import { open, settle } from '../support/portal';
import { failedPush, provenRun } from '../support/runs';
import { expect, test } from '../support/test';

const IMAGES = join(__dirname, '../../../../docs/images');
const SIZE = { width: 1280, height: 960 };

/** Saves what the documentation shows; no toast lies over it. */
async function picture(page: Page, name: string): Promise<void> {
  await settle(page);
  mkdirSync(IMAGES, { recursive: true });
  await page.screenshot({
    path: join(IMAGES, `${name}.png`),
    style: '[class*="SnackbarContainer"] { display: none }',
  });
}

test.beforeEach(({ page }) => page.setViewportSize(SIZE));

test('the fleet', async ({ page }) => {
  await changeAnswer(page, 'getFleet', fortySites);
  await open(page, '/seedgen/clusters');
  await expect(page.getByText('40 clusters', { exact: true })).toBeVisible();
  await picture(page, 'fleet');
});

test('a cluster that can become a seed', async ({ page }) => {
  await open(page, '/catalog/default/resource/sno3');
  await expect(page.getByText('A seed cannot be generated')).toBeVisible();
  await picture(page, 'cluster');
});

test('the template', async ({ page }) => {
  await open(page, '/create/templates/default/generate-seed-image');
  await page.getByRole('combobox', { name: /^Cluster/ }).click();
  await expect(page.getByRole('option', { name: /^sno3/ })).toBeVisible();
  await picture(page, 'template');
});

test('a run, in the outage and done', async ({ page }) => {
  await resetCluster('sno1');
  await lengthenOutages('sno1', 1_200);
  const api = await seedgenApi(page);
  const { id } = await startGeneration(api, 'sno1');
  await open(page, `/seedgen/runs/${id}`);
  await expect(page.getByText(/has been off for [1-9]\ds/)).toBeVisible({
    timeout: 90_000,
  });
  await picture(page, 'run-outage');
  await endOf(api, id);
  await expect(page.getByText('Done and proven')).toBeVisible();
  await picture(page, 'run-done');
});

test('a run that failed', async ({ page }) => {
  const run = await failedPush(await seedgenApi(page));
  await open(page, `/seedgen/runs/${run.id}`);
  await expect(page.getByText('Certain')).toBeVisible();
  await picture(page, 'run-failed');
});

test('an image and the clusters that it fits', async ({ page }) => {
  const { digest } = await provenRun(await seedgenApi(page));
  await changeAnswer(page, 'getSeedImageCompatibility', oneOfEachVerdict);
  await open(page, `/seedgen/images/${digest}`);
  await expect(page.getByText('Does not fit').first()).toBeVisible();
  await picture(page, 'image');
});

test('the audit log', async ({ page }) => {
  const run = await provenRun(await seedgenApi(page));
  await open(page, `/seedgen/audit?runId=${run.id}`);
  await expect(page.getByRole('row', { name: /run\.succeeded/ })).toBeVisible();
  await picture(page, 'audit');
});
