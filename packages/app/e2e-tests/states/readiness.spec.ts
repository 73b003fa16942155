import { openForm } from '../support/form';
import { look } from '../support/look';
import { open, screenshot } from '../support/portal';
import { expect, test } from '../support/test';

test('the fleet: what is still attached to its hub is not ready, and why', async ({
  page,
}) => {
  await open(page, '/seedgen/clusters');
  const row = page.getByRole('row').filter({ hasText: 'sno4' });
  await expect(row).toContainText('Not ready', { timeout: 30_000 });
  await expect(row).toContainText('Attached to a hub');
  await expect(page.getByText('All clusters healthy')).toHaveCount(0);
  await screenshot(page, 'fleet-attached');

  await open(page, '/catalog/default/resource/sno4');
  const why = page.getByText(
    'Rejected: Cluster must be detached from hub prior to seed generation',
  );
  await expect(why.first()).toBeVisible();
  await look(page, 'cluster-attached', why.first());

  await open(page, '/catalog/default/resource/sno2');
  await expect(
    page.getByRole('button', { name: 'Prepare container storage' }).first(),
  ).toBeVisible();
  await screenshot(page, 'cluster-without-storage');
  await open(page, '/catalog/default/resource/sno3');
  await expect(
    page.getByText('Container storage is not sufficient').first(),
  ).toBeVisible();
  await screenshot(page, 'cluster-without-disk');
  await open(page, '/catalog/default/resource/sno1');
  await expect(page.getByText('Seed status')).toBeVisible();
  await screenshot(page, 'cluster-ready');

  const cluster = await openForm(page, 'generate-seed-image');
  await cluster.click();
  const option = page.getByRole('option', { name: /^sno4/ });
  await expect(option).toContainText('Attached to a hub');
  await screenshot(page, 'form-clusters-attached');
});
