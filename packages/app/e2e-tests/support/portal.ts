import { expect, type Page } from '@playwright/test';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** Where tests leave what they made, for people to look at. */
export const artifacts = join(__dirname, '../../../../artifacts');
const screenshots = join(artifacts, 'screenshots');

/** Enters the portal as the guest of its catalog. */
export async function signIn(page: Page): Promise<void> {
  await page.goto('/');
  await page.getByRole('button', { name: 'Enter' }).click();
  await expect(
    page.getByRole('link', { name: 'Catalog' }).first(),
  ).toBeVisible();
}

/**
 * Goes to a page of the portal. Once the portal is loaded this is a step within it, as a click on a
 * link is: loading it anew takes seconds.
 */
export async function visit(page: Page, path: string): Promise<void> {
  if (page.url() === 'about:blank') {
    await page.goto(path);
    return;
  }
  await page.evaluate(to => {
    window.history.pushState({}, '', to);
    window.dispatchEvent(new PopStateEvent('popstate'));
  }, path);
}

/** Opens a page of the portal anew, so that it reads all that it shows once more. */
export async function open(page: Page, path: string): Promise<void> {
  await visit(page, '/settings');
  await expect(page.getByText('Appearance').first()).toBeVisible();
  await visit(page, path);
}

/** The themes that the portal has. */
export const THEMES = ['light', 'dark'] as const;

/** Chooses a theme as another window of the same portal would. */
export async function setTheme(
  page: Page,
  theme: (typeof THEMES)[number],
): Promise<void> {
  await page.evaluate(chosen => {
    localStorage.setItem('theme', chosen);
    window.dispatchEvent(new StorageEvent('storage', { key: 'theme' }));
  }, theme);
  await expect(page.locator('body')).toHaveAttribute('data-theme-mode', theme);
}

/** Waits until what moves for a moment, such as a colour that changes, has come to rest. */
export async function settle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const passing = document
      .getAnimations()
      .filter(({ effect }) => effect?.getTiming().iterations !== Infinity);
    await Promise.race([
      Promise.allSettled(passing.map(({ finished }) => finished)),
      // One that is paused never comes to an end.
      new Promise(resolve => setTimeout(resolve, 1_000)),
    ]);
  });
}

/** Saves what a person sees now under `artifacts/screenshots`. */
export async function screenshot(page: Page, name: string): Promise<void> {
  mkdirSync(screenshots, { recursive: true });
  await page.screenshot({ path: join(screenshots, `${name}.png`) });
}

/** The catalog page of a cluster, on its overview or on one of its tabs. */
export async function openCluster(
  page: Page,
  cluster: string,
  tab = '',
): Promise<void> {
  await visit(page, `/catalog/default/resource/${cluster}${tab && `/${tab}`}`);
}
