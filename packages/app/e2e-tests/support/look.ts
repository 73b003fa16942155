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
  options: {
    /** Without the phone: turning a page into one draws it anew, and some states do not outlive that. */
    wideOnly?: boolean;
  } = {},
): Promise<void> {
  const before = page.viewportSize() ?? { width: 1440, height: 1000 };
  const found: string[] = [];
  for (const { theme, size, width } of LOOKS) {
    if (size === 'phone' && options.wideOnly) continue;
    await page.setViewportSize({ width, height: before.height });
    await setTheme(page, theme);
    await expect(shows).toBeVisible();
    await shows.scrollIntoViewIfNeeded();
    await settle(page);
    const seen = `${name}-${theme}-${size}`;
    await screenshot(page, seen);
    const tooWide = await page.evaluate(
      () =>
        document.documentElement.scrollWidth -
        document.documentElement.clientWidth,
    );
    if (tooWide > 0) found.push(`${seen}: ${tooWide} px too wide`);
    for (const { rule, where } of await seriousViolations(page)) {
      found.push(`${seen}: ${rule} at ${where.join(', ')}`);
    }
  }
  await page.setViewportSize(before);
  await setTheme(page, 'light');
  expect(found).toEqual([]);
}
