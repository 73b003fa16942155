import type { Page } from '@playwright/test';

/** A rule of axe that was broken seriously, and where. */
export interface Violation {
  rule: string;
  where: string[];
}

// The portal's own: its navigation, the tabs that it draws over the pages of a plugin, and the red in which
// its theme writes below and above the fields of every template what is wrong with them.
const NOT_OURS = [
  'nav',
  '[role="navigation"]',
  '[role="tablist"]',
  '[id$="__error"]',
  '.MuiFormLabel-root.Mui-error',
];

/** What a screen reader or a person who sees little would stumble over, in the page as it is shown now. */
export async function seriousViolations(page: Page): Promise<Violation[]> {
  await page.addScriptTag({ path: require.resolve('axe-core/axe.min.js') });
  return page.evaluate(async notOurs => {
    const { axe } = window as unknown as {
      axe: typeof import('axe-core');
    };
    const { violations } = await axe.run({
      exclude: notOurs
        .filter(selector => document.querySelector(selector))
        .map(selector => [selector]),
    });
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => ({
        rule: id,
        where: nodes.map(({ target }) => target.join(' ')),
      }));
  }, NOT_OURS);
}
