import {
  answerAgain,
  changeAnswer,
  hold,
  refuse,
  silence,
} from '../support/answers';
import { resetCluster, startOutage } from '../support/lab';
import { look } from '../support/look';
import { fortySites, seenLongAgo, withoutClusters } from '../support/pictures';
import { open } from '../support/portal';
import { expect, test } from '../support/test';

const FLEET = '/seedgen/clusters';

test('every cluster at a glance, forty of them too', async ({ page }) => {
  await changeAnswer(page, 'getFleet', fortySites);
  await open(page, FLEET);
  await expect(page.getByText('40 clusters', { exact: true })).toBeVisible();
  await expect(
    page.getByRole('heading', { name: /\d of 40 clusters need attention/ }),
  ).toBeVisible();
  // Who cannot be reached comes before those who are fine.
  const first = page.getByRole('row').filter({ hasText: 'Edge site' }).first();
  await expect(first).toContainText(/Attention|Unreachable/);
  await look(page, 'fleet-forty-sites', first);
});

test('a cluster that falls silent is as visible as one that is fine', async ({
  page,
}) => {
  await startOutage('sno3', 3_600);
  await open(page, FLEET);
  const row = page.getByRole('row', { name: /sno3/ });
  await expect(row.getByText('Unreachable')).toBeVisible();
  await expect(row.getByText(/Last answer .+ ago/)).toBeVisible();
  await expect(
    page.getByRole('heading', { name: /clusters? needs? attention/ }),
  ).toBeVisible();
  await look(page, 'fleet-unreachable', row.getByText('Unreachable'));
});

test.afterAll(() => resetCluster('sno3'));

test('first use: what to do first', async ({ page }) => {
  await changeAnswer(page, 'getFleet', withoutClusters);
  await open(page, FLEET);
  await expect(
    page.getByRole('heading', { name: 'No clusters yet' }),
  ).toBeVisible();
  await expect(page.getByText(/Give the portal access/)).toBeVisible();
  await look(page, 'fleet-first-use', page.getByText(/Give the portal access/));
});

test('where its parts will be is where they are', async ({ page }) => {
  const letGo = await hold(page, 'getFleet');
  await open(page, FLEET);
  const loading = page.getByRole('status', { name: 'Loading…' });
  await expect(loading).toBeVisible();
  await look(page, 'fleet-loading', loading);
  const before = await loading.boundingBox();
  letGo();
  const search = page.getByRole('search');
  await expect(search).toBeVisible();
  const after = await search.boundingBox();
  expect(Math.abs(after!.y - before!.y)).toBeLessThanOrEqual(4);
  expect(Math.abs(after!.x - before!.x)).toBeLessThanOrEqual(1);
});

test('no match: says so, and the way back', async ({ page }) => {
  await open(page, `${FLEET}?q=atlantis`);
  await expect(page.getByText('No cluster matches')).toBeVisible();
  await look(page, 'fleet-no-match', page.getByText('No cluster matches'));
  await page.getByRole('button', { name: 'Clear filters' }).first().click();
  await expect(page.getByText('4 clusters', { exact: true })).toBeVisible();
});

test('unknown is shown as unknown, an old picture with its age', async ({
  page,
}) => {
  await changeAnswer(page, 'getFleet', seenLongAgo);
  await open(page, FLEET);
  const never = page.getByRole('row', { name: /sno2/ });
  await expect(never.getByText('Not checked yet')).toBeVisible();
  await expect(never.getByText('never', { exact: true })).toBeVisible();
  const old = page.getByRole('row', { name: /sno1/ });
  await expect(old.getByText(/last known state/)).toBeVisible();
  await expect(old.getByText(/7h.* ago/)).toBeVisible();
  await look(page, 'fleet-unknown-and-old', old.getByText(/last known state/));
});

test('forbidden: which permission it takes', async ({ page }) => {
  await refuse(page, 'getFleet', 'NotAllowedError');
  await open(page, FLEET);
  await expect(page.getByText('Access denied')).toBeVisible();
  await expect(page.getByText(/seedgen\.cluster\.read/)).toBeVisible();
  await look(page, 'fleet-forbidden', page.getByText('Access denied'));
});

test('the portal is down: says that it is not the clusters', async ({
  page,
}) => {
  await silence(page, 'getFleet');
  await open(page, FLEET);
  await expect(page.getByText('The portal cannot be reached')).toBeVisible();
  await look(
    page,
    'fleet-portal-down',
    page.getByText('The portal cannot be reached'),
  );
  const again = page.getByRole('button', { name: 'Try again' });
  await open(page, FLEET);
  await expect(again).toBeVisible();
  await answerAgain(page);
  await again.click();
  const sno1 = page.getByRole('link', { name: 'sno1', exact: true });
  await expect(sno1).toBeVisible();
  // Down again, with the clusters on the screen: they stay, and say how old they are.
  const stale = page.getByText('Data is out of date');
  await look(page, 'fleet-stale', stale, async () => {
    await answerAgain(page);
    await open(page, FLEET);
    await expect(sno1).toBeVisible();
    await silence(page, 'getFleet');
    await page.getByRole('button', { name: 'Refresh' }).click();
    await expect(stale).toBeVisible();
    await expect(sno1).toBeVisible();
  });
});

test('an error of the backend, and trying again', async ({ page }) => {
  await refuse(page, 'getFleet', 'InternalServerError');
  await open(page, FLEET);
  await expect(page.getByText('This could not be loaded')).toBeVisible();
  await look(page, 'fleet-failed', page.getByText('This could not be loaded'));
});
