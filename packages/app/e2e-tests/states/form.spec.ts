import type { Page } from '@playwright/test';
import { seedgenApi } from '../support/api';
import {
  chooseCluster,
  expectProposedTag,
  openForm as openTemplate,
} from '../support/form';
import { look } from '../support/look';
import { provenRun } from '../support/runs';
import { expect, test } from '../support/test';

const openForm = (page: Page) => openTemplate(page, 'generate-seed-image');

async function choose(page: Page, name: string): Promise<void> {
  await chooseCluster(await openForm(page), name);
  await expectProposedTag(page);
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
  const wrong = page.getByText(/The name does not match/).first();
  await look(page, 'form-wrong-name', wrong, async () => {
    await choose(page, 'sno2');
    await page.getByRole('button', { name: 'Next' }).click();
    await confirmation.fill('sno1');
    await page.getByRole('button', { name: 'Review' }).click();
    await expect(confirmation).toHaveValue('sno1');
  });
});

test('the form: a tag that exists, with whose it is', async ({ page }) => {
  const { seedImage } = await provenRun(await seedgenApi(page));
  const [, tag] = /:([^:/]+)$/.exec(seedImage!)!;
  const exists = page.getByText('This tag exists already');
  await look(page, 'form-tag-exists', exists, async () => {
    await choose(page, 'sno1');
    await page.getByRole('textbox', { name: 'Repository' }).fill(seedImage!);
    await expect(page.getByRole('textbox', { name: 'Tag' })).toHaveValue(tag);
    await expect(page.getByText(/The seed of cluster sno1/)).toBeVisible();
  });
});

test('the form: a place where no seed may go', async ({ page }) => {
  const refused = page.getByText(/Seeds may not be pushed to elsewhere/);
  await look(page, 'form-repository-refused', refused, async () => {
    await choose(page, 'sno2');
    await page
      .getByRole('textbox', { name: 'Repository' })
      .fill('elsewhere/seed');
  });
});
