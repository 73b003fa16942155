import { expect, test } from '@playwright/test';
import {
  inspectDigest,
  kubectl,
  labRegistry,
  lengthenOutages,
} from './support/lab';
import { openCluster, runTemplate, screenshot, signIn } from './support/portal';

test('a seed image of sno1, from the template to the history', async ({
  page,
  context,
}) => {
  await lengthenOutages('sno1', 1_200);
  await signIn(page);
  await openCluster(page, 'sno1');
  await expect(page.getByText('Seed status')).toBeVisible();
  await expect(page.getByText('Storage readiness')).toBeVisible();
  await screenshot(page, 'sno1-before');

  const watcher = await context.newPage();
  await openCluster(watcher, 'sno1', 'seed-image');

  await runTemplate(page, 'generate-seed-image', 'sno1');

  // The page that was open before the run began follows it by itself, through the outage.
  await expect(
    watcher.getByText(/The API has been off for/).first(),
  ).toBeVisible({
    timeout: 60_000,
  });
  await screenshot(watcher, 'sno1-outage');
  await expect(page.getByText('Run and timeline')).toBeVisible({
    timeout: 120_000,
  });
  await screenshot(page, 'sno1-task-done');
  await expect(watcher.getByText('Succeeded').first()).toBeVisible();
  await screenshot(watcher, 'sno1-tab-done');

  const image = `${
    labRegistry().host
  }/ocp-sno1/seedimage-ibu-upgrade:4.18.27-x86_64`;
  const digest = inspectDigest(image);
  expect(digest).toMatch(/^sha256:[0-9a-f]{64}$/);
  await openCluster(page, 'sno1');
  await expect(page.getByText('Last proven image')).toBeVisible();
  await expect(page.locator(`[title*="${digest}"]`).first()).toBeVisible();
  await expect(page.getByText(/must not go back into service/)).toBeVisible();
  await screenshot(page, 'sno1-after');

  await page.goto('/seedgen/audit');
  const request = page.getByRole('row', { name: /run\.requested/ });
  await expect(request.getByText('Guest')).toBeVisible();
  const success = page.getByRole('row', { name: /run\.succeeded/ });
  await expect(success.locator(`[title*="${digest}"]`).first()).toBeVisible();
  await screenshot(page, 'audit');

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
