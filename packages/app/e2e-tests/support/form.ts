import { expect, type Locator, type Page } from '@playwright/test';
import { open, screenshot, visit } from './portal';

/** Opens the form of a template; resolves to its cluster picker. */
export async function openForm(page: Page, template: string): Promise<Locator> {
  await open(page, `/create/templates/default/${template}`);
  const cluster = clusterPicker(page);
  await expect(cluster).toBeVisible();
  return cluster;
}

/** Chooses a cluster that the picker lists. */
export async function chooseCluster(
  picker: Locator,
  name: string,
): Promise<void> {
  await picker.fill(name);
  await picker
    .page()
    .getByRole('option', { name: new RegExp(`^${name}`) })
    .click();
}

/** Waits until the portal has said what it knows of the chosen cluster, and proposes a tag by it. */
export async function expectProposedTag(page: Page): Promise<void> {
  await expect(page.getByRole('textbox', { name: 'Tag' })).not.toHaveValue('');
}

/** Fills in a template's two pages for a cluster and presses Create. */
export async function runTemplate(
  page: Page,
  template: string,
  cluster: string,
  choose: (page: Page) => Promise<void> = async () => {},
): Promise<void> {
  await visit(page, `/create/templates/default/${template}`);
  await chooseCluster(clusterPicker(page), cluster);
  await choose(page);
  if (template === 'generate-seed-image') {
    await expectProposedTag(page);
  }
  await page.getByRole('button', { name: 'Next' }).click();
  await page
    .getByRole('textbox', { name: /Type the name of the cluster/ })
    .fill(cluster);
  await screenshot(page, `${template}-${cluster}-confirm`);
  await page.getByRole('button', { name: 'Review' }).click();
  await page.getByRole('button', { name: 'Create' }).click();
  await expect(page).toHaveURL(/\/create\/tasks\//);
}

function clusterPicker(page: Page): Locator {
  return page.getByRole('combobox', { name: /^Cluster/ });
}
