import { expect, test, type Page } from '@playwright/test';
import {
  clearScenario,
  kubectl,
  resetCluster,
  setScenario,
} from './support/lab';
import { runTemplate } from './support/form';
import { openCluster, screenshot, signIn } from './support/portal';

const CLUSTER = 'sno4';

test.describe.configure({ mode: 'serial' });

// Attached to its hub again, as the other tests know it.
test.afterAll(() => resetCluster(CLUSTER));

/** Presses the button of a remedy, confirms with the cluster's name, and waits until it is done. */
async function apply(page: Page, remedy: string): Promise<void> {
  await page
    .getByRole('button', { name: `${remedy}…` })
    .first()
    .click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(`Type ${CLUSTER} to confirm`).fill(CLUSTER);
  await screenshot(page, `remedy-${remedy.toLowerCase().replace(/\W+/g, '-')}`);
  await dialog.getByRole('button', { name: remedy, exact: true }).click();
  await expect(dialog).toBeHidden();
  // Beneath its button, or in the history if the run that it was for went on meanwhile.
  const beneath = page
    .getByRole('status')
    .filter({ hasText: `${remedy}: Succeeded` });
  const inHistory = page.getByRole('row', {
    name: new RegExp(`Remedy: ${remedy}\\s*Succeeded`),
  });
  await expect(beneath.or(inHistory).first()).toBeVisible({ timeout: 90_000 });
}

test('Lifecycle Agent is missing: the preflight says so and installs it', async ({
  page,
}) => {
  // Detached as an administrator of the hub does it.
  kubectl('hub', 'delete', 'managedcluster', CLUSTER);
  await setScenario(CLUSTER, 'lifecycle-agent-missing');
  await signIn(page);
  await openCluster(page, CLUSTER, 'seed-image');
  await page.getByRole('button', { name: 'Check now' }).click();
  await expect(page.getByText('LifecycleAgentNotInstalled')).toBeVisible();
  await screenshot(page, 'lifecycle-agent-missing');
  await apply(page, 'Install Lifecycle Agent');
  await screenshot(page, 'lifecycle-agent-installed');
  expect(
    kubectl(CLUSTER, 'get', 'csv', '-n', 'openshift-lifecycle-agent'),
  ).toMatch(/lifecycle-agent\S* .*Succeeded/);
  await page.getByRole('button', { name: 'Check now' }).click();
  await expect(page.getByText('LifecycleAgentNotInstalled')).toBeHidden();
  await clearScenario(CLUSTER);
});

test('the push fails: the cause is named from the log on the node', async ({
  page,
}) => {
  await setScenario(CLUSTER, 'push-no-such-host', 'seed-requested');
  await signIn(page);
  await runTemplate(page, 'generate-seed-image', CLUSTER);
  await openCluster(page, CLUSTER, 'seed-image');
  const diagnosis = page.getByRole('region', { name: 'Diagnosis' });
  await expect(diagnosis.getByText('Certain')).toBeVisible({ timeout: 90_000 });
  await expect(diagnosis.getByText(/no such host/).first()).toBeVisible();
  await expect(
    diagnosis.getByText(/oc debug node\/ocp-sno4/).first(),
  ).toBeVisible();
  await screenshot(page, 'push-no-such-host');
  await clearScenario(CLUSTER);
});

test('Lifecycle Agent hangs: restarted from the portal, the run goes on to its end', async ({
  page,
}) => {
  await setScenario(CLUSTER, 'agent-hangs');
  await signIn(page);
  await runTemplate(page, 'generate-seed-image', CLUSTER);
  await openCluster(page, CLUSTER, 'seed-image');
  await expect(page.getByText('Needs attention').first()).toBeVisible({
    timeout: 180_000,
  });
  await screenshot(page, 'agent-hangs');
  await apply(page, 'Restart Lifecycle Agent');
  await screenshot(page, 'agent-restarted');
  await expect(page.getByText('This is the requested seed')).toBeVisible({
    timeout: 120_000,
  });
  await screenshot(page, 'agent-hangs-succeeded');
});
