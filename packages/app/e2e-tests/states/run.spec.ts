import { endOf, seedgenApi, startGeneration } from '../support/api';
import { changeAnswer, hold, refuse, silence } from '../support/answers';
import { lengthenOutages, resetCluster, setUnhealthy } from '../support/lab';
import { look } from '../support/look';
import { failedPush, provenRun } from '../support/runs';
import { open, screenshot } from '../support/portal';
import { expect, test } from '../support/test';

test('a run from its request through the outage to its proof', async ({
  page,
}) => {
  // As it is installed anew after a seed.
  await resetCluster('sno1');
  await lengthenOutages('sno1', 1_800);
  await setUnhealthy('sno1', [
    'one or more ClusterOperators not yet ready: authentication',
  ]);
  const api = await seedgenApi(page);
  const { id } = await startGeneration(api, 'sno1');
  await open(page, `/seedgen/runs/${id}`);
  const waits = page.getByText(/not yet ready: authentication/).first();
  await expect(waits).toBeVisible();
  await look(page, 'run-running', waits);
  await setUnhealthy('sno1', []);

  const outage = page.getByText(/The API has been off for .+, as expected/);
  await expect(outage).toBeVisible({ timeout: 90_000 });
  await look(page, 'run-outage', outage);

  await endOf(api, id);
  const proof = page.getByText('This is the requested seed');
  await expect(proof).toBeVisible();
  await expect(page.getByText('Succeeded').first()).toBeVisible();
  await expect(page.getByText('The API did not answer').first()).toBeVisible();
  await look(page, 'run-done', proof);
});

test('printed, with whole ids, dates with their zone and passed checks', async ({
  page,
}) => {
  const run = await provenRun(await seedgenApi(page));
  await open(page, `/seedgen/runs/${run.id}`);
  await expect(page.getByText('Phase durations')).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  const paper = page.locator('#seedgen-printed-run');
  for (const whole of [run.id, run.digest!, 'All times are UTC']) {
    await expect(paper.getByText(whole).first()).toBeVisible();
  }
  await expect(paper.getByText('Tag matches version')).toBeVisible();
  await expect(page.getByRole('navigation')).toHaveCount(0);
  await expect(page.getByRole('button')).toHaveCount(0);
  await screenshot(page, 'run-printed');
  await page.emulateMedia({ media: 'screen' });
  await expect(paper).toHaveCount(0);
  await expect(page.getByText('Phase durations')).toBeVisible();
});

test('failed, with the cause and what to do about it', async ({ page }) => {
  const run = await failedPush(await seedgenApi(page));
  await open(page, `/seedgen/runs/${run.id}`);
  const diagnosis = page.getByRole('region', { name: 'Diagnosis' });
  await expect(diagnosis.getByText('Certain')).toBeVisible();
  await expect(diagnosis.getByText(/no such host/).first()).toBeVisible();
  await expect(page.getByText('What happened')).toBeVisible();
  await look(page, 'run-failed', diagnosis.getByText('Certain'));
});

test('loading, without a jump', async ({ page }) => {
  const run = await provenRun(await seedgenApi(page));
  const letGo = await hold(page, 'getRun');
  await open(page, `/seedgen/runs/${run.id}`);
  const loading = page.getByRole('status', { name: 'Loading…' }).first();
  await expect(loading).toBeVisible();
  await look(page, 'run-loading', loading);
  const before = (await loading.boundingBox())!;
  letGo();
  const title = page.getByRole('heading', { name: 'Generate seed image' });
  await expect(title).toBeVisible();
  const after = (await title.boundingBox())!;
  expect(Math.abs(after.y - before.y)).toBeLessThanOrEqual(8);
  expect(Math.abs(after.x - before.x)).toBeLessThanOrEqual(1);
});

test('not known, forbidden, and the portal down', async ({ page }) => {
  await open(page, '/seedgen/runs/018f0000-0000-7000-8000-000000000000');
  const unknown = page.getByText(/Run 018f0000\S* was not found/);
  await expect(page.getByText('Not found', { exact: true })).toBeVisible();
  await look(page, 'run-not-known', unknown);

  const run = await provenRun(await seedgenApi(page));
  await refuse(page, 'getRun', 'NotAllowedError');
  await open(page, `/seedgen/runs/${run.id}`);
  const permission = page.getByText(/seedgen\.cluster\.read/);
  await expect(permission).toBeVisible();
  await look(page, 'run-forbidden', permission);

  await silence(page, 'getRun');
  await open(page, `/seedgen/runs/${run.id}`);
  const down = page.getByText('The portal cannot be reached');
  await expect(down).toBeVisible();
  await look(page, 'run-portal-down', down);
});

test('the list of runs: filled, and before the first', async ({ page }) => {
  await provenRun(await seedgenApi(page));
  await open(page, '/seedgen/runs');
  const first = page.getByRole('row', { name: /Succeeded/ }).first();
  await expect(first).toContainText('sno1');
  await look(page, 'runs', first);

  await changeAnswer(page, 'getRuns', () => ({ items: [] }));
  await open(page, '/seedgen/runs');
  const none = page.getByText('Runs appear here once they are requested');
  await expect(none).toBeVisible();
  await look(page, 'runs-empty', none);
});
