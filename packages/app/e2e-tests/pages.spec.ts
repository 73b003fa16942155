import { expect, test, type Page } from '@playwright/test';
import { seriousViolations } from './support/axe';
import { screenshot, signIn } from './support/portal';

const PAGES = [
  {
    name: 'fleet',
    path: '/seedgen',
    shows: (page: Page) => page.getByRole('link', { name: 'sno1' }).first(),
  },
  {
    name: 'runs',
    path: '/seedgen/runs',
    shows: (page: Page) => page.getByText('Asked at').first(),
  },
  {
    name: 'images',
    path: '/seedgen/images',
    shows: (page: Page) =>
      page.getByText(/sha256:|No proven image yet/).first(),
  },
  {
    name: 'audit',
    path: '/seedgen/audit',
    shows: (page: Page) => page.getByText('Outcome').first(),
  },
  {
    name: 'overview',
    path: '/catalog/default/resource/sno3',
    shows: (page: Page) => page.getByText('Storage readiness').first(),
  },
  {
    name: 'tab',
    path: '/catalog/default/resource/sno3/seed-image',
    shows: (page: Page) => page.getByText(/sno3/).first(),
  },
];

const THEMES = ['light', 'dark'] as const;
const WIDTHS = { wide: 1440, phone: 390 };

for (const theme of THEMES) {
  test(`every page is readable in the ${theme} theme, on a wide screen and a phone`, async ({
    page,
  }) => {
    await page.addInitScript(
      chosen => localStorage.setItem('theme', chosen),
      theme,
    );
    await signIn(page);
    const found: string[] = [];
    for (const { name, path, shows } of PAGES) {
      for (const [size, width] of Object.entries(WIDTHS)) {
        await page.setViewportSize({ width, height: 1000 });
        await page.goto(path);
        await expect(shows(page)).toBeVisible();
        await screenshot(page, `pages-${name}-${theme}-${size}`);
        const wider = await page.evaluate(
          () =>
            document.documentElement.scrollWidth -
            document.documentElement.clientWidth,
        );
        if (wider > 0) found.push(`${name} ${size}: ${wider} px too wide`);
        for (const { rule, where } of await seriousViolations(page)) {
          found.push(`${name} ${size}: ${rule} at ${where.join(', ')}`);
        }
      }
    }
    expect(found).toEqual([]);
  });
}
