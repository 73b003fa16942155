import type { Page } from '@playwright/test';
import { answerAgain, changeAnswer, hold, refuse } from '../support/answers';
import { chooseCluster, openForm } from '../support/form';
import { look } from '../support/look';
import { expect, test } from '../support/test';

const TEMPLATE = 'prepare-container-storage';

async function choose(page: Page, name: string): Promise<void> {
  await chooseCluster(await openForm(page, TEMPLATE), name);
}

test('the disks: what can be used, and what speaks against the others', async ({
  page,
}) => {
  const disks = page.getByRole('radiogroup', { name: 'Disk' });
  await look(page, 'disks', disks, async () => {
    await choose(page, 'sno2');
    await expect(disks.getByText('can be used').first()).toBeVisible();
    await expect(
      disks.getByText(/cannot be used: it has \d partitions/).first(),
    ).toBeVisible();
  });
});

test('the disks: before a cluster is chosen', async ({ page }) => {
  const first = page.getByText('Choose a cluster first.');
  await look(page, 'disks-no-cluster', first, async () => {
    await openForm(page, TEMPLATE);
  });
});

test('the disks: none that would do', async ({ page }) => {
  const none = page.getByText('Nothing can be done about sno3 while it runs');
  await look(page, 'disks-none', none, () => choose(page, 'sno3'));
});

test('the disks: none that could be read', async ({ page }) => {
  await changeAnswer(page, 'getCluster', status => ({
    ...status,
    snapshot: { ...status.snapshot, layout: undefined },
  }));
  const unread = page.getByText('The disks of sno3 could not be read.');
  await look(page, 'disks-unread', unread, () => choose(page, 'sno3'));
});

test('the disks: while they are read, and when they cannot be', async ({
  page,
}) => {
  const letGo = await hold(page, 'getStoragePlan');
  await choose(page, 'sno3');
  const disks = page.getByRole('radiogroup', { name: 'Disk' });
  await expect(page.getByText('Choose a cluster first.')).toBeHidden();
  await expect(disks).toBeHidden();
  letGo();
  await expect(disks).toBeVisible();
  await answerAgain(page);

  await refuse(page, 'getStoragePlan', 'InternalServerError');
  const failed = page.getByText(/This could not be looked up/).first();
  await look(page, 'disks-failed', failed, () => choose(page, 'sno3'));
});

test('the confirmation: what will happen, and that the name is right', async ({
  page,
}) => {
  const confirmed = page.getByText('Confirmed', { exact: true });
  await look(page, 'confirm-storage', confirmed, async () => {
    await choose(page, 'sno2');
    await page.getByRole('button', { name: 'Next' }).click();
    await expect(page.getByText('What will happen to sno2')).toBeVisible();
    await expect(page.getByText(/virtio-ocp-sno2-vdb/).first()).toBeVisible();
    const name = page.getByRole('textbox', {
      name: /Type the name of the cluster/,
    });
    await name.fill('sn');
    await expect(page.getByText('Type sno2 to confirm.')).toBeVisible();
    await name.fill('sno2');
  });
});
