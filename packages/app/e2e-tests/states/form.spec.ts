import type { Page } from '@playwright/test';
import { look } from '../support/look';
import { open } from '../support/portal';
import { expect, test } from '../support/test';

async function openForm(page: Page) {
  await open(page, '/create/templates/default/generate-seed-image');
  const cluster = page.getByRole('combobox', { name: /^Cluster/ });
  await expect(cluster).toBeVisible();
  return cluster;
}

async function choose(page: Page, name: string): Promise<void> {
  const cluster = await openForm(page);
  await cluster.fill(name);
  await page.getByRole('option', { name: new RegExp(`^${name}`) }).click();
  // Proposed once the portal has said what it knows of the cluster.
  await expect(page.getByRole('textbox', { name: 'Tag' })).not.toHaveValue('');
}

test('the form: clusters with what speaks against each', async ({ page }) => {
  const option = page.getByRole('option', { name: /^sno3/ });
  await look(page, 'form-clusters', option, async () => {
    const cluster = await openForm(page);
    await cluster.click();
    await expect(option).toContainText('Not ready');
    await expect(option).toContainText('is on the root filesystem');
  });
});

test('the form: a cluster that is not ready', async ({ page }) => {
  const why = page.getByText(/is on the root filesystem/).first();
  await look(page, 'form-not-ready', why, () => choose(page, 'sno3'));
});

test('the form: nothing chosen', async ({ page }) => {
  const first = page.getByText('Choose a cluster first.');
  await look(page, 'form-nothing-chosen', first, async () => {
    const cluster = await openForm(page);
    await page.getByRole('button', { name: 'Next' }).click();
    // The browser itself says that it is to be filled in.
    await expect(cluster).toBeFocused();
  });
});

test('the form: a name that is not the name of the cluster', async ({
  page,
}) => {
  const confirmation = page.getByRole('textbox', {
    name: /Type the name of the cluster/,
  });
  const wrong = page.getByText(/This is not the name of the cluster/).first();
  await look(page, 'form-wrong-name', wrong, async () => {
    await choose(page, 'sno2');
    await page.getByRole('button', { name: 'Next' }).click();
    await confirmation.fill('sno1');
    await page.getByRole('button', { name: 'Review' }).click();
    await expect(confirmation).toHaveValue('sno1');
  });
});
