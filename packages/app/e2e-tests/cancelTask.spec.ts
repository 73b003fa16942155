import type { Page } from '@playwright/test';
import { endOf, seedgenApi } from './support/api';
import { runTemplate } from './support/form';
import {
  kubectl,
  lengthenOutages,
  resetCluster,
  setUnhealthy,
} from './support/lab';
import { screenshot } from './support/portal';
import { expect, test } from './support/test';

const WAITS = 'one or more ClusterOperators not yet ready: authentication';

async function latestRun(page: Page) {
  const api = await seedgenApi(page);
  const { items } = await api.getRuns({ cluster: 'sno1', kind: 'generate' });
  return { api, id: items[0].id };
}

const seedGenerators = () =>
  kubectl('sno1', 'get', 'seedgenerators', '-o', 'name');

test('a task that is cancelled takes its run along', async ({ page }) => {
  await resetCluster('sno1');
  await setUnhealthy('sno1', [WAITS]);
  await runTemplate(page, 'generate-seed-image', 'sno1');
  await expect(page.getByText(/ready: authentication/).first()).toBeVisible({
    timeout: 90_000,
  });
  expect(seedGenerators()).toContain('seedimage');
  await page.getByTestId('cancel-button').click();
  await expect(
    page.getByText(/This task was cancelled, and its run has ended: Abandoned/),
  ).toBeVisible({ timeout: 60_000 });
  await screenshot(page, 'task-cancelled-with-its-run');
  expect(seedGenerators()).not.toContain('seedimage');

  // A page that is opened later finds the same.
  await page.reload();
  await expect(
    page.getByText(/This task was cancelled, and its run has ended: Abandoned/),
  ).toBeVisible({ timeout: 60_000 });
  const { api, id } = await latestRun(page);
  const run = await api.getRun(id);
  expect(run.problem?.code).toBe('Cancelled');
  await resetCluster('sno1');
});

test('a task that is cancelled too late says that its run goes on', async ({
  page,
}) => {
  await resetCluster('sno1');
  await lengthenOutages('sno1', 3_600);
  await runTemplate(page, 'generate-seed-image', 'sno1');
  await expect(page.getByText(/The API has been off for/).first()).toBeVisible({
    timeout: 90_000,
  });
  await page.getByTestId('cancel-button').click();
  const note = page.getByRole('note', {
    name: 'This task was cancelled, but its run goes on',
  });
  await expect(note).toBeVisible({ timeout: 60_000 });
  await expect(
    note.getByRole('button', { name: 'Stop following' }),
  ).toBeEnabled();
  await screenshot(page, 'task-cancelled-run-goes-on');
  const { api, id } = await latestRun(page);
  const run = await endOf(api, id);
  expect(run.phase).toBe('Succeeded');
  expect(run.timeline.map(({ text }) => text)).toContainEqual(
    expect.stringMatching(/^Cancelling by .* came too late/),
  );
  await resetCluster('sno1');
});
