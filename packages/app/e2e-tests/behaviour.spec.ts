import { seedgenApi, startGeneration, endOf } from './support/api';
import { changeAnswer, hold } from './support/answers';
import { endlessMotions, tabTo } from './support/senses';
import { underWay } from './support/pictures';
import { resetCluster, setUnhealthy } from './support/lab';
import { open, visit } from './support/portal';
import { provenRun } from './support/runs';
import { expect, test } from './support/test';

test('the address holds the filters, and the way back leads through them', async ({
  page,
}) => {
  await open(page, '/seedgen/clusters');
  const sno1 = page.getByRole('link', { name: 'sno1', exact: true });
  const sno2 = page.getByRole('link', { name: 'sno2', exact: true });
  await expect(sno2).toBeVisible();
  await page.getByRole('searchbox', { name: 'Find a cluster' }).fill('sno1');
  await expect(page).toHaveURL(/q=sno1/);
  await expect(sno2).toBeHidden();
  await page.getByRole('tab', { name: 'Audit' }).click();
  await page.getByRole('textbox', { name: 'Cluster' }).fill('sno3');
  await page.getByRole('button', { name: 'Apply filters' }).click();
  await expect(page).toHaveURL(/audit\?cluster=sno3/);

  await page.goBack();
  await page.goBack();
  await expect(page).toHaveURL(/clusters\?.*q=sno1/);
  await expect(
    page.getByRole('searchbox', { name: 'Find a cluster' }),
  ).toHaveValue('sno1');
  await expect(sno1).toBeVisible();
  await expect(sno2).toBeHidden();
  await page.goBack();
  await expect(sno2).toBeVisible();
  await page.goForward();
  await expect(sno2).toBeHidden();
});

test('the images are filtered by the address', async ({ page }) => {
  const { digest } = await provenRun(await seedgenApi(page));
  await open(page, '/seedgen/images?cluster=sno1');
  const image = page.locator(`[title="${digest}"]`).first();
  await expect(image).toBeVisible();
  await page
    .getByRole('combobox', { name: 'From cluster' })
    .selectOption('sno2');
  await expect(page).toHaveURL(/cluster=sno2/);
  await expect(image).toBeHidden();
  await page.goBack();
  await expect(image).toBeVisible();
});

test('from the fleet to a cluster by keyboard alone', async ({ page }) => {
  await open(page, '/seedgen/clusters');
  await expect(
    page.getByRole('link', { name: 'sno2', exact: true }),
  ).toBeVisible();
  await tabTo(page, page.getByRole('searchbox', { name: 'Find a cluster' }));
  await page.keyboard.type('sno1');
  await expect(
    page.getByRole('link', { name: 'sno2', exact: true }),
  ).toBeHidden();
  await tabTo(page, page.getByRole('link', { name: 'sno1', exact: true }));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(
    /\/catalog\/default\/resource\/sno1\/seed-image/,
  );
});

test('a run is cancelled by keyboard, and first of all left alone', async ({
  page,
}) => {
  await resetCluster('sno1');
  await setUnhealthy('sno1', [
    'one or more ClusterOperators not yet ready: authentication',
  ]);
  const api = await seedgenApi(page);
  const { id } = await startGeneration(api, 'sno1');
  await open(page, `/seedgen/runs/${id}`);
  const cancel = page.getByRole('button', { name: 'Cancel run' });
  await expect(page.getByText(/ready: authentication/).first()).toBeVisible();
  await tabTo(page, cancel);
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Cancel this run?' });
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(cancel).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog.getByText('This will not')).toBeVisible();
  await tabTo(page, dialog.getByRole('button', { name: 'Cancel run' }));
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(page.getByText('Abandoned').first()).toBeVisible();
  await endOf(api, id);
  await resetCluster('sno1');
});

test('nothing of ours moves for those who do not want it', async ({ page }) => {
  const run = await provenRun(await seedgenApi(page));
  await changeAnswer(page, 'getRun', underWay);
  await open(page, `/seedgen/runs/${run.id}`);
  await expect(
    page.getByRole('button', { name: /Stop following/ }),
  ).toBeVisible();
  expect(await endlessMotions(page)).toBeGreaterThan(0);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  expect(await endlessMotions(page)).toBe(0);

  await hold(page, 'getFleet');
  await open(page, '/seedgen/clusters');
  await expect(page.getByRole('status', { name: 'Loading…' })).toBeVisible();
  expect(await endlessMotions(page)).toBe(0);
});

test('a moment is said exactly on hover', async ({ page }) => {
  const run = await provenRun(await seedgenApi(page));
  await open(page, '/seedgen/clusters');
  await expect(
    page.getByRole('link', { name: 'sno1', exact: true }),
  ).toBeVisible();
  for (const path of [
    '/seedgen/clusters',
    `/seedgen/runs/${run.id}`,
    '/seedgen/audit',
    '/seedgen/images',
  ]) {
    await visit(page, path);
    const moments = page.locator('main time, article time, time');
    await expect(moments.first()).toBeVisible();
    for (const moment of await moments.all()) {
      const at = await moment.getAttribute('datetime');
      expect(await moment.getAttribute('title')).toContain(at);
    }
  }
});
