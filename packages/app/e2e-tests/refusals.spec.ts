import { expect, test } from '@playwright/test';
import { kubectl } from './support/lab';
import { runTemplate } from './support/form';
import { openCluster, screenshot, signIn } from './support/portal';

test('sno4 is refused in preflight with the words of Lifecycle Agent', async ({
  page,
}) => {
  await signIn(page);
  await runTemplate(page, 'generate-seed-image', 'sno4');
  await expect(
    page
      .getByText(/Cluster must be detached from hub prior to seed generation/)
      .first(),
  ).toBeVisible();
  await screenshot(page, 'sno4-refused');
  expect(kubectl('sno4', 'get', 'seedgenerator')).not.toContain('seedimage');
  expect(
    kubectl('sno4', 'get', 'secret', '-n', 'openshift-lifecycle-agent'),
  ).not.toContain('seedgen ');
});

test('a preflight can be asked for before there is a run', async ({ page }) => {
  await signIn(page);
  await openCluster(page, 'sno3', 'seed-image');
  await page.getByRole('button', { name: 'Check now' }).click();
  await expect(
    page.getByText(/Cluster must be configured with shared container storage/),
  ).toBeVisible();
  await expect(page.getByText('Blocked: nothing was changed')).toBeVisible();
  await screenshot(page, 'sno3-preflight');
});

test('sno3: the classic MachineConfig is refused, and taken back', async ({
  page,
}) => {
  await signIn(page);
  await runTemplate(page, 'prepare-container-storage', 'sno3', async form => {
    await form.getByLabel(/How/).click();
    await form.getByRole('option', { name: /By a MachineConfig/ }).click();
  });
  await expect(
    page.getByText(/ignition disks section contains changes/).first(),
  ).toBeVisible({ timeout: 60_000 });
  await screenshot(page, 'sno3-refused');
  expect(kubectl('sno3', 'get', 'machineconfig')).not.toContain(
    '98-var-lib-containers',
  );
  expect(kubectl('sno3', 'get', 'mcp', 'master')).toMatch(/True +False +False/);
  await openCluster(page, 'sno3', 'seed-image');
  await expect(page.getByText('Failed').first()).toBeVisible();
  await screenshot(page, 'sno3-tab');
});
