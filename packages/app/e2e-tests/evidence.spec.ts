import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { seedgenApi } from './support/api';
import { artifacts, open, screenshot, signIn, visit } from './support/portal';
import { provenRun } from './support/runs';
import { labSecrets } from './support/lab';
import { expect, test } from './support/test';

test('the report of a run stands on its own, and is printed whole', async ({
  page,
}) => {
  const run = await provenRun(await seedgenApi(page));
  await open(page, `/seedgen/runs/${run.id}`);
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Report' }).click();
  const file = await saving;
  expect(file.suggestedFilename()).toBe(`seedgen-run-${run.id}.html`);
  const path = join(artifacts, 'run-report.html');
  await file.saveAs(path);

  const paper = await page.context().newPage();
  const asked: string[] = [];
  paper.on('request', request => asked.push(request.url()));
  await paper.goto(`file://${path}`);
  await paper.emulateMedia({ media: 'print' });
  const text = await paper.locator('body').innerText();
  for (const whole of [
    run.id,
    run.digest!,
    run.seedImage!,
    run.requestedBy,
    'All times are UTC',
    'kind: SeedGenerator',
    'Not applicable',
  ]) {
    expect(text).toContain(whole);
  }
  for (const { title } of run.preflight!.checks) expect(text).toContain(title);
  for (const secret of Object.values(labSecrets())) {
    expect(text).not.toContain(secret);
  }
  // Nothing is folded away and nothing is loaded.
  expect(asked).toHaveLength(1);
  const pdf = await paper.pdf({ path: join(artifacts, 'run-report.pdf') });
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  await paper.screenshot({
    path: join(artifacts, 'screenshots', 'run-report.png'),
    fullPage: true,
  });
  await paper.close();
});

test('forced colours keep the outage and the legends', async ({ page }) => {
  const run = await provenRun(await seedgenApi(page));
  await open(page, `/seedgen/runs/${run.id}`);
  const legend = page.getByText(/^API off for/).first();
  await expect(legend).toBeVisible();
  await page.emulateMedia({ forcedColors: 'active' });
  const sign = legend.locator('xpath=preceding-sibling::span/span');
  const drawn = await sign.evaluate(element => {
    const { backgroundImage, outlineStyle } = getComputedStyle(element);
    return { backgroundImage, outlineStyle };
  });
  expect(drawn.backgroundImage).toContain('gradient');
  expect(drawn.outlineStyle).toBe('solid');
  await screenshot(page, 'run-forced-colors');
  await page.emulateMedia({ forcedColors: 'none' });
});

/** What the audit page of a reader in a zone asks the backend for, by an address or by what they type. */
async function askedFrom(
  browser: Browser,
  baseURL: string | undefined,
  timezoneId: string,
  act: (page: Page) => Promise<void>,
): Promise<{ asked: string | null; address: string }> {
  const context = await browser.newContext({ baseURL, timezoneId });
  const page = await context.newPage();
  await signIn(page);
  const asking = page.waitForRequest(
    request => /\/api\/seedgen\/audit\?.*from=/.test(request.url()),
    { timeout: 120_000 },
  );
  await act(page);
  const asked = new URL((await asking).url()).searchParams.get('from');
  const { pathname, search } = new URL(page.url());
  await screenshot(page, `audit-${timezoneId.replace('/', '-')}`);
  await context.close();
  return { asked, address: `${pathname}${search}` };
}

test('a link to the audit selects the same entries in every zone', async ({
  browser,
}, { project }) => {
  const { baseURL } = project.use;
  const there = await askedFrom(
    browser,
    baseURL,
    'Asia/Kolkata',
    async page => {
      await visit(page, '/seedgen/audit');
      await page.getByLabel('From').fill('2026-01-02T03:30');
      await page.getByRole('button', { name: 'Apply filters' }).click();
      await expect(
        page.getByText('Times in your zone: UTC+05:30'),
      ).toBeVisible();
    },
  );
  expect(there.asked).toBe('2026-01-01T22:00:00.000Z');
  const here = await askedFrom(browser, baseURL, 'America/New_York', page =>
    visit(page, there.address),
  );
  expect(here.asked).toBe(there.asked);
});
