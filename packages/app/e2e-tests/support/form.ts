import { expect, type Locator, type Page } from '@playwright/test';
import { open } from './portal';

/** Opens the form of a template; resolves to its cluster picker. */
export async function openForm(page: Page, template: string): Promise<Locator> {
  await open(page, `/create/templates/default/${template}`);
  const cluster = page.getByRole('combobox', { name: /^Cluster/ });
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
