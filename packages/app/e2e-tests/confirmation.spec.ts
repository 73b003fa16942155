import type { Page } from '@playwright/test';
import { seedgenApi } from './support/api';
import { runTemplate } from './support/form';
import { labRegistry } from './support/lab';
import { screenshot, visit } from './support/portal';
import { expect, test } from './support/test';

const TEMPLATE = '/create/templates/default/generate-seed-image';

const confirmation = (page: Page) =>
  page.getByRole('textbox', { name: /Type the name of the cluster/ });
const consent = (page: Page) =>
  page.getByRole('checkbox', { name: /Replace the tag/ });
const review = (page: Page) => page.getByRole('button', { name: 'Review' });

/** The address of the form with these values. */
function linkTo(formData: object): string {
  return `${TEMPLATE}?${new URLSearchParams({
    formData: JSON.stringify(formData),
  })}`;
}

/** From the form's first page to its second, on which nothing was typed and which cannot be sent on. */
async function expectNothingTyped(page: Page): Promise<void> {
  await expect(
    page.getByRole('combobox', { name: /^Cluster/ }),
  ).not.toHaveValue('');
  await expect(consent(page)).not.toBeChecked();
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(confirmation(page)).toHaveValue('');
  await review(page).click();
  await expect(confirmation(page)).toHaveValue('');
  await expect(page.getByRole('button', { name: 'Create' })).toBeHidden();
}

test('no link, no way back and no former task types the name of a cluster', async ({
  page,
}) => {
  const api = await seedgenApi(page);
  const runsOf = async (cluster: string) =>
    (await api.getRuns({ cluster })).items.length;
  const before = await runsOf('sno1');
  const link = linkTo({
    cluster: 'resource:default/sno1',
    image: `${labRegistry().host}/ocp-sno1/seed:4.18.27-x86_64-link`,
    replaceExistingTag: true,
    confirmation: 'sno1',
  });
  await page.goto(link);
  await expectNothingTyped(page);
  await screenshot(page, 'form-link-types-nothing');

  // What is typed is forgotten with the page of the form, and with the form.
  await confirmation(page).fill('sno1');
  await page.getByRole('button', { name: 'Back' }).click();
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(confirmation(page)).toHaveValue('');
  await confirmation(page).fill('sno1');
  await visit(page, '/seedgen/clusters');
  await expect(confirmation(page)).toBeHidden();
  await page.goBack();
  await expectNothingTyped(page);
  await page.reload();
  await expectNothingTyped(page);
  expect(await runsOf('sno1')).toBe(before);
});

test('a task that is started over asks for the name anew', async ({ page }) => {
  const api = await seedgenApi(page);
  const runsOf = async (cluster: string) =>
    (await api.getRuns({ cluster })).items.length;
  const before = await runsOf('sno3');
  // Its storage is not ready, so the preflight refuses it before anything is touched.
  await runTemplate(page, 'generate-seed-image', 'sno3');
  const startOver = page.getByTestId('start-over-button');
  await expect(startOver).toBeEnabled({ timeout: 90_000 });
  await startOver.click();
  await expect(page).toHaveURL(/formData=.*confirmation/);
  await expectNothingTyped(page);
  await screenshot(page, 'form-start-over-types-nothing');
  expect(await runsOf('sno3')).toBe(before);
});
