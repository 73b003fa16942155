import { expect, test, type Page } from '@playwright/test';
import { screenshot, signIn } from './support/portal';

/** Parts of the page whose content is wider than they are, and so scrolls sideways. */
function tooNarrow(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('main *, article *, table')]
      .flatMap(element => [element, element.parentElement!])
      .filter(
        element =>
          element.scrollWidth > element.clientWidth + 1 &&
          /auto|scroll/.test(getComputedStyle(element).overflowX),
      )
      .map(
        element =>
          `${element.tagName}: ${element.scrollWidth} in ${element.clientWidth}`,
      ),
  );
}

const LANGUAGES = {
  en: { ago: /\d+s ago|just now/, lastSeed: 'Last proven image' },
  de: { ago: /vor \d+\sSek\.|gerade eben/, lastSeed: 'Letztes Image' },
};

for (const [language, words] of Object.entries(LANGUAGES)) {
  test(`the fleet has room for its words in '${language}' on a small laptop`, async ({
    page,
  }) => {
    await page.addInitScript(
      chosen => localStorage.setItem('language', chosen),
      language,
    );
    await page.setViewportSize({ width: 1280, height: 800 });
    await signIn(page);
    await page.goto('/seedgen/clusters');
    await expect(
      page.getByRole('columnheader', { name: words.lastSeed }),
    ).toBeVisible();
    await expect(page.getByText(words.ago).first()).toBeVisible();
    await screenshot(page, `fleet-${language}-1280`);
    expect(await tooNarrow(page)).toEqual([]);
  });
}
