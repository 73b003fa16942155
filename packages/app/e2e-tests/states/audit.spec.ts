import { changeAnswer, hold, refuse, silence } from '../support/answers';
import { seedgenApi } from '../support/api';
import { look } from '../support/look';
import { open } from '../support/portal';
import { provenRun } from '../support/runs';
import { expect, test } from '../support/test';

const AUDIT = '/seedgen/audit';

test('who did what', async ({ page }) => {
  const run = await provenRun(await seedgenApi(page));
  await open(page, `${AUDIT}?runId=${run.id}`);
  const success = page.getByRole('row', { name: /run\.succeeded/ });
  await expect(success).toContainText('Succeeded');
  await expect(page.getByRole('row', { name: /run\.requested/ })).toContainText(
    'Guest',
  );
  await look(page, 'audit', success);
});

test('nothing recorded, and nothing that matches', async ({ page }) => {
  await changeAnswer(page, 'getAudit', () => ({ items: [] }));
  await open(page, AUDIT);
  const nothing = page.getByText('Nothing recorded');
  await expect(nothing).toBeVisible();
  await look(page, 'audit-empty', nothing);

  await open(page, `${AUDIT}?cluster=atlantis`);
  const noMatch = page.getByText('No entry matches');
  await expect(noMatch).toBeVisible();
  await look(page, 'audit-no-match', noMatch);
});

test('loading without a jump, forbidden, portal down', async ({ page }) => {
  const letGo = await hold(page, 'getAudit');
  await open(page, AUDIT);
  const loading = page.getByRole('status', { name: 'Loading…' });
  await expect(loading).toBeVisible();
  await look(page, 'audit-loading', loading);
  const before = (await loading.boundingBox())!;
  letGo();
  const table = page.getByRole('table');
  await expect(table).toBeVisible();
  const after = (await table.boundingBox())!;
  expect(Math.abs(after.y - before.y)).toBeLessThanOrEqual(8);

  await refuse(page, 'getAudit', 'NotAllowedError');
  await open(page, AUDIT);
  const permission = page.getByText(/seedgen\.audit\.read/);
  await expect(permission).toBeVisible();
  await look(page, 'audit-forbidden', permission);

  await silence(page, 'getAudit');
  await open(page, AUDIT);
  const down = page.getByText('The portal cannot be reached');
  await expect(down).toBeVisible();
  await look(page, 'audit-portal-down', down);
});
