import { expect, test } from '@playwright/test';
import { inspectDigest, labRegistry } from './support/lab';
import { runTemplate } from './support/form';
import { openCluster, screenshot, signIn } from './support/portal';

test('sno2 gets container storage on its second disk, then generates a seed', async ({
  page,
}) => {
  await signIn(page);
  await openCluster(page, 'sno2');
  await expect(page.getByText('Storage readiness')).toBeVisible();
  await screenshot(page, 'sno2-before');

  await runTemplate(page, 'prepare-container-storage', 'sno2');
  await expect(page.getByText('Run and timeline')).toBeVisible({
    timeout: 120_000,
  });
  await openCluster(page, 'sno2', 'seed-image');
  await expect(page.getByText('Succeeded').first()).toBeVisible();
  await screenshot(page, 'sno2-partitioned');

  await runTemplate(page, 'generate-seed-image', 'sno2');
  await expect(
    page.getByText('Seed image', { exact: true }).first(),
  ).toBeVisible({
    timeout: 120_000,
  });
  await expect(page.getByText('Run and timeline')).toBeVisible({
    timeout: 120_000,
  });
  const digest = inspectDigest(
    `${labRegistry().host}/ocp-sno2/seedimage-ibu-upgrade:4.18.27-x86_64`,
  );
  await openCluster(page, 'sno2');
  await expect(page.locator(`[title*="${digest}"]`).first()).toBeVisible();
  await screenshot(page, 'sno2-after');
});
