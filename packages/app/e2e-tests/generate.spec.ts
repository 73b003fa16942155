import { expect, test } from '@playwright/test';
import { seriousViolations } from './support/axe';
import {
  deleteImage,
  inspectDigest,
  kubectl,
  labRegistry,
  lengthenOutages,
  resetCluster,
} from './support/lab';
import { countLiveness } from './support/liveness';
import { runTemplate } from './support/form';
import { openCluster, screenshot, signIn } from './support/portal';

test('a seed image of sno1, from the template to the history', async ({
  page,
  context,
}) => {
  test.setTimeout(360_000);
  // As it is installed anew, and its tag free, whatever ran before.
  const image = `${
    labRegistry().host
  }/ocp-sno1/seedimage-ibu-upgrade:4.18.27-x86_64`;
  await resetCluster('sno1');
  deleteImage(image);
  await lengthenOutages('sno1', 2_400);
  await signIn(page);
  await openCluster(page, 'sno1');
  await expect(page.getByText('Seed status')).toBeVisible();
  await expect(page.getByText('Storage readiness')).toBeVisible();
  await screenshot(page, 'sno1-before');

  const watcher = await context.newPage();
  const liveness = countLiveness(watcher);
  await openCluster(watcher, 'sno1', 'seed-image');
  const home = await context.newPage();
  await home.goto('/');
  await expect(home.getByText('No active runs')).toBeVisible();

  await runTemplate(page, 'generate-seed-image', 'sno1');

  // The pages that were open before the run began follow it by themselves, through the outage.
  const running = home
    .getByRole('list', { name: 'Active runs' })
    .getByRole('listitem');
  await Promise.all([
    expect(watcher.getByText(/The API has been off for/).first()).toBeVisible({
      timeout: 60_000,
    }),
    expect(running).toHaveText([/sno1.*(Imaging|Published)/], {
      timeout: 60_000,
    }),
  ]);
  await screenshot(home, 'home-running');
  await screenshot(watcher, 'sno1-outage');
  expect(await seriousViolations(home)).toEqual([]);
  await expect(page.getByText('Run and timeline')).toBeVisible({
    timeout: 120_000,
  });
  await screenshot(page, 'sno1-task-done');
  await expect(watcher.getByText('Succeeded').first()).toBeVisible();
  // It shows three things that each change concerns, and was told most of it.
  expect(liveness.changes).toBeGreaterThan(10);
  expect(liveness.contents).toBeGreaterThan(liveness.changes);
  expect(liveness.reads).toBeLessThan(2 * liveness.changes);
  await screenshot(watcher, 'sno1-tab-done');
  await expect(home.getByText('No active runs')).toBeVisible();

  const digest = inspectDigest(image);
  expect(digest).toMatch(/^sha256:[0-9a-f]{64}$/);
  await openCluster(page, 'sno1');
  await expect(
    page.getByRole('heading', { name: 'Last proven image' }),
  ).toBeVisible();
  await expect(page.locator(`[title*="${digest}"]`).first()).toBeVisible();
  await expect(page.getByText(/must not go back into service/)).toBeVisible();
  await screenshot(page, 'sno1-after');

  await page.goto('/seedgen/audit');
  // The latest are in front.
  const request = page.getByRole('row', { name: /run\.requested/ }).first();
  await expect(request.getByText('Guest')).toBeVisible();
  const success = page.getByRole('row', { name: /run\.succeeded/ }).first();
  await expect(success.locator(`[title*="${digest}"]`).first()).toBeVisible();
  await screenshot(page, 'audit');

  // The search reads runs and images from time to time.
  const found = page.getByRole('listitem').filter({ hasText: digest.slice(7) });
  await expect(async () => {
    await page.goto('/search?query=sno1');
    await expect(found.first()).toBeVisible({ timeout: 5_000 });
  }).toPass();
  await screenshot(page, 'search');
  await found
    .getByRole('link', { name: /seedimage-ibu-upgrade/ })
    .first()
    .click();
  await expect(page).toHaveURL(
    new RegExp(`/seedgen/images/.*${digest.slice(7)}`),
  );
  await expect(page.getByText('Pull by digest')).toBeVisible();

  // The credential to push with is gone from the cluster, the SeedGenerator is LCA's and stays.
  expect(
    kubectl(
      'sno1',
      'get',
      'secret',
      'seedgen',
      '-n',
      'openshift-lifecycle-agent',
    ),
  ).toContain('NotFound');
  expect(kubectl('sno1', 'get', 'seedgenerator', 'seedimage')).toContain(
    'Seed Generation completed',
  );
});
