import { expect, type Locator, type Page } from '@playwright/test';
import { seriousViolations } from './axe';
import { screenshot, setTheme, settle } from './portal';

// The desk and the wall by day and by night, and the phone at night.
const LOOKS = [
  { theme: 'light', size: 'wide', width: 1440 },
  { theme: 'dark', size: 'wide', width: 1440 },
  { theme: 'dark', size: 'phone', width: 390 },
] as const;

/**
 * Looks at the page as it is now, in both themes and on a phone: saves what is seen, expects it to show
 * what it is about, nothing to hang over the edge, and axe to find nothing serious.
 */
export async function look(
  page: Page,
  name: string,
  shows: Locator,
  /** Brings about once more what does not outlive another theme or size: those draw the page anew. */
  reach?: () => Promise<void>,
): Promise<void> {
  const before = page.viewportSize() ?? { width: 1440, height: 1000 };
  const found: string[] = [];
  for (const { theme, size, width } of LOOKS) {
    await page.setViewportSize({ width, height: before.height });
    await setTheme(page, theme);
    await reach?.();
    await expect(shows).toBeVisible();
    // The page may draw it anew meanwhile.
    await expect(() => shows.scrollIntoViewIfNeeded({ timeout: 2_000 })).toPass(
      { timeout: 30_000 },
    );
    await settle(page);
    const seen = `${name}-${theme}-${size}`;
    await screenshot(page, seen);
    const tooWide = await excessWidth(page);
    if (tooWide > 0) found.push(`${seen}: ${tooWide} px too wide`);
    for (const { rule, where } of await seriousViolations(page)) {
      found.push(`${seen}: ${rule} at ${where.join(', ')}`);
    }
  }
  await page.setViewportSize(before);
  await setTheme(page, 'light');
  expect(found).toEqual([]);
}

/** By how much the page is wider than the window, the tabs aside that the portal draws over it. */
function excessWidth(page: Page): Promise<number> {
  return page.evaluate(() => {
    const tabs = document.querySelectorAll<HTMLElement>('[role="tablist"]');
    for (const each of tabs) each.style.display = 'none';
    const { scrollWidth, clientWidth } = document.documentElement;
    for (const each of tabs) each.style.display = '';
    return scrollWidth - clientWidth;
  });
}
