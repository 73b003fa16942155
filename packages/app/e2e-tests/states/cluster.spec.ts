import { changeAnswer, hold, refuse, silence } from '../support/answers';
import { seedgenApi } from '../support/api';
import { look } from '../support/look';
import { neverSeen, oldPictureOf, silentSince } from '../support/pictures';
import { open } from '../support/portal';
import { failedPush, provenRun } from '../support/runs';
import { expect, test } from '../support/test';

const HOUR = 3_600_000;
const SNO1 = '/catalog/default/resource/sno1';
const SNO3 = '/catalog/default/resource/sno3';
const SNO4 = '/catalog/default/resource/sno4';

test('the cards: storage that will not do, with what would help', async ({
  page,
}) => {
  await open(page, SNO3);
  await expect(page.getByText('Seed status')).toBeVisible();
  const verdict = page.getByText('Not ready').first();
  await expect(verdict).toBeVisible();
  await look(page, 'cluster-not-ready', verdict);
});

test('the cards: a seed was taken', async ({ page }) => {
  await provenRun(await seedgenApi(page));
  await open(page, SNO1);
  const spent = page.getByText(/must not go back into service/);
  await expect(spent).toBeVisible();
  await expect(
    page.getByRole('heading', { name: 'Last proven image' }),
  ).toBeVisible();
  await look(page, 'cluster-spent', spent);
});

test('the row: how the cluster stands, in a line', async ({ page }) => {
  const row = page.getByRole('region', { name: 'Seed readiness' });
  await open(page, SNO3);
  await expect(row).toContainText('Container storage is not sufficient');
  await expect(row).toContainText(/as of/);
  await look(page, 'row-not-ready', row);

  await provenRun(await seedgenApi(page));
  await open(page, SNO1);
  await expect(row).toContainText('Spent');
  await expect(row).toContainText('Last proven image');
  await look(page, 'row-spent', row);
  await row.getByRole('link', { name: 'Open seed image' }).click();
  await expect(page).toHaveURL(/sno1\/seed-image/);

  await refuse(page, 'getCluster', 'NotAllowedError');
  await open(page, SNO3);
  await expect(row).toContainText('seedgen.cluster.read');
  await look(page, 'row-forbidden', row);
});

test('the cards: never seen, silent, seen long ago', async ({ page }) => {
  await changeAnswer(page, 'getCluster', neverSeen);
  await open(page, SNO3);
  const never = page
    .getByRole('paragraph')
    .filter({ hasText: 'Not checked yet' });
  await expect(never).toBeVisible();
  await expect(page.getByText('Storage unknown')).toBeVisible();
  await look(page, 'cluster-never-seen', never);

  await changeAnswer(page, 'getCluster', status =>
    silentSince(status, 3 * HOUR),
  );
  await open(page, SNO3);
  const silent = page.getByText(/has not answered for 3h/);
  await expect(silent).toBeVisible();
  await look(page, 'cluster-unreachable', silent);

  await changeAnswer(page, 'getCluster', status =>
    oldPictureOf(status, 7 * HOUR),
  );
  await open(page, SNO3);
  const old = page.getByText(/last checked 7h.* ago/);
  await expect(old).toBeVisible();
  await look(page, 'cluster-seen-long-ago', old);
});

test('the cards: loading, forbidden, not configured, portal down', async ({
  page,
}) => {
  const letGo = await hold(page, 'getCluster');
  await open(page, SNO3);
  const loading = page.getByRole('status', { name: 'Loading…' }).first();
  await expect(loading).toBeVisible();
  await look(page, 'cluster-loading', loading);
  letGo();

  await refuse(page, 'getCluster', 'NotAllowedError');
  await open(page, SNO3);
  const permission = page.getByText(/seedgen\.cluster\.read/).first();
  await expect(permission).toBeVisible();
  await look(page, 'cluster-forbidden', permission);

  await refuse(page, 'getCluster', 'NotFoundError');
  await open(page, SNO3);
  const missing = page.getByText(/seedgen\.clusters\[\]\.name/).first();
  await expect(missing).toBeVisible();
  await look(page, 'cluster-not-configured', missing);

  await silence(page, 'getCluster');
  await open(page, SNO3);
  const down = page.getByText('The portal cannot be reached').first();
  await expect(down).toBeVisible();
  await look(page, 'cluster-portal-down', down);
});

test('the tab: done, failed with the cause, and before the first run', async ({
  page,
}) => {
  const api = await seedgenApi(page);
  const proven = await provenRun(api);
  await open(page, `${SNO1}/seed-image?run=${proven.id}`);
  const proof = page.getByText('This is the requested seed');
  await expect(proof).toBeVisible();
  await look(page, 'tab-done', proof);

  const failed = await failedPush(api);
  await open(page, `${SNO4}/seed-image?run=${failed.id}`);
  const cause = page.getByRole('region', { name: 'Diagnosis' });
  await expect(cause.getByText(/no such host/).first()).toBeVisible();
  await look(page, 'tab-failed', cause);

  await changeAnswer(page, 'getCluster', ({ lastRun: _, ...status }) => status);
  await open(page, `${SNO3}/seed-image`);
  const first = page.getByText('No run yet');
  await expect(first).toBeVisible();
  await look(page, 'tab-first-use', first);
});

test('the tab: forbidden', async ({ page }) => {
  await refuse(page, 'getCluster', 'NotAllowedError');
  await open(page, `${SNO3}/seed-image`);
  const permission = page.getByText(/seedgen\.cluster\.read/).first();
  await expect(permission).toBeVisible();
  await look(page, 'tab-forbidden', permission);
});
