import { look } from '../support/look';
import { open } from '../support/portal';
import { expect, test } from '../support/test';

test('the form: clusters with what speaks against each', async ({ page }) => {
  await open(page, '/create/templates/default/generate-seed-image');
  const cluster = page.getByRole('combobox', { name: /^Cluster/ });
  await cluster.click();
  await expect(page.getByRole('option', { name: /^sno3/ })).toContainText(
    /Not ready/,
  );
  await look(page, 'form-clusters', cluster, { wideOnly: true });

  await cluster.fill('sno3');
  await page.getByRole('option', { name: /^sno3/ }).click();
  await expect(page.getByRole('textbox', { name: 'Tag' })).not.toHaveValue('');
  await look(page, 'form-not-ready', cluster, { wideOnly: true });
});

test('the form: a name that does not match, and nothing chosen', async ({
  page,
}) => {
  await open(page, '/create/templates/default/generate-seed-image');
  const cluster = page.getByRole('combobox', { name: /^Cluster/ });
  await expect(cluster).toBeVisible();
  await page.getByRole('button', { name: 'Next' }).click();
  // The browser itself says that it is to be filled in.
  await expect(cluster).toBeFocused();
  await expect(page.getByText('Choose a cluster first.')).toBeVisible();
  await look(page, 'form-nothing-chosen', cluster, { wideOnly: true });

  await cluster.fill('sno2');
  await page.getByRole('option', { name: /^sno2/ }).click();
  await expect(page.getByRole('textbox', { name: 'Tag' })).not.toHaveValue('');
  await page.getByRole('button', { name: 'Next' }).click();
  const confirmation = page.getByRole('textbox', {
    name: /Type the name of the cluster/,
  });
  await confirmation.fill('sno1');
  await page.getByRole('button', { name: 'Review' }).click();
  await expect(confirmation).toBeVisible();
  await look(page, 'form-wrong-name', confirmation, { wideOnly: true });
});
