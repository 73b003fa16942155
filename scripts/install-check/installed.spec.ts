import { expect, test } from '@playwright/test';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

const system = process.env.SEEDGEN_FRONTEND_SYSTEM ?? 'new';
const screenshots = join(__dirname, '../../artifacts/screenshots/install');

test(`the plugins are there in a portal with the ${system} frontend system`, async ({
  page,
}) => {
  mkdirSync(screenshots, { recursive: true });
  const shoot = (name: string) =>
    page.screenshot({ path: join(screenshots, `${system}-${name}.png`) });
  const errors: string[] = [];
  page.on('pageerror', error => errors.push(String(error)));

  await page.goto('/');
  await page.getByRole('button', { name: 'Enter' }).click();
  // Signed in when the way out of the sign-in page is done.
  await expect(page.getByRole('button', { name: 'Enter' })).toBeHidden();

  await page.goto('/catalog/default/resource/sno1');
  await expect(page.getByText('Storage readiness')).toBeVisible();
  await expect(page.getByText('Seed status')).toBeVisible();
  // The storage of the lab's cluster, as the backend has seen it.
  await expect(page.getByText(/141/).first()).toBeVisible();
  await shoot('overview');

  await page.goto('/catalog/default/resource/sno1/seed-image');
  await page.getByRole('button', { name: 'Check now' }).click();
  await expect(
    page.getByText(/Every check passed|Warnings/).first(),
  ).toBeVisible();
  await shoot('tab');

  await page.goto('/seedgen');
  await expect(page.getByRole('link', { name: 'sno1' }).first()).toBeVisible();
  await shoot('clusters');

  await page.goto('/create/templates/default/generate-seed-image');
  // With the plugin's fields a list of clusters, without them a line of text.
  await expect(page.getByLabel(/^Cluster/).first()).toBeVisible();
  await shoot('template');
  expect(errors).toEqual([]);
});
