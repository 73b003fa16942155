import { expect, type Page } from '@playwright/test';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

const screenshots = join(__dirname, '../../../../artifacts/screenshots');

/** Enters the portal as the guest of its catalog. */
export async function signIn(page: Page): Promise<void> {
  await page.goto('/');
  await page.getByRole('button', { name: 'Enter' }).click();
  await expect(
    page.getByRole('link', { name: 'Catalog' }).first(),
  ).toBeVisible();
}

/** Saves what a person sees now under `artifacts/screenshots`. */
export async function screenshot(page: Page, name: string): Promise<void> {
  mkdirSync(screenshots, { recursive: true });
  await page.screenshot({ path: join(screenshots, `${name}.png`) });
}

/** Fills in a template's two pages for a cluster and presses Create. */
export async function runTemplate(
  page: Page,
  template: string,
  cluster: string,
  choose: (page: Page) => Promise<void> = async () => {},
): Promise<void> {
  await page.goto(`/create/templates/default/${template}`);
  await page.getByRole('combobox', { name: /^Cluster/ }).fill(cluster);
  await page.getByRole('option', { name: new RegExp(`^${cluster}`) }).click();
  await choose(page);
  if (template === 'generate-seed-image') {
    // Proposed once the portal has said what it knows of the cluster.
    await expect(page.getByRole('textbox', { name: 'Tag' })).not.toHaveValue(
      '',
    );
  }
  await page.getByRole('button', { name: 'Next' }).click();
  await page
    .getByRole('textbox', { name: /Type the name of the cluster/ })
    .fill(cluster);
  await screenshot(page, `${template}-${cluster}-confirm`);
  await page.getByRole('button', { name: 'Review' }).click();
  await page.getByRole('button', { name: 'Create' }).click();
  await expect(page).toHaveURL(/\/create\/tasks\//);
}

/** The catalog page of a cluster, on its overview or on one of its tabs. */
export async function openCluster(
  page: Page,
  cluster: string,
  tab = '',
): Promise<void> {
  await page.goto(`/catalog/default/resource/${cluster}${tab && `/${tab}`}`);
}
