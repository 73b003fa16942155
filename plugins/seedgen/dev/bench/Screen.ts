import {
  chromium,
  type Browser,
  type BrowserContext,
  type Page,
} from '@playwright/test';

/** Matches what Lifecycle Agent is made to say, and nothing else on a page. */
const MARK = 'part \\d+;';

/** A page in Chromium that notes when each message is on it. */
export class Screen {
  private constructor(
    private readonly context: BrowserContext,
    private readonly page: Page,
  ) {}

  static launch(): Promise<Browser> {
    return chromium.launch({
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu'],
    });
  }

  /** Resolves when the page shows the text. */
  static async open(
    browser: Browser,
    options: { baseURL: string; path: string; shows: string },
  ): Promise<Screen> {
    const context = await browser.newContext({ baseURL: options.baseURL });
    const page = await context.newPage();
    await page.goto('/');
    await page.getByRole('button', { name: 'Enter' }).click();
    await page.getByRole('link', { name: 'Catalog' }).first().waitFor();
    await page.goto(options.path);
    await page.getByText(options.shows).first().waitFor();
    await page.evaluate(mark => {
      const shown: Record<string, number> = {};
      (window as any).seedgenShown = shown;
      new MutationObserver(() => {
        const text = document.body.textContent ?? '';
        for (const [each] of text.matchAll(new RegExp(mark, 'g'))) {
          shown[each] ??= Date.now();
        }
      }).observe(document.body, {
        subtree: true,
        childList: true,
        characterData: true,
      });
    }, MARK);
    return new Screen(context, page);
  }

  setOffline(offline: boolean): Promise<void> {
    return this.context.setOffline(offline);
  }

  /** When each part was first shown, in milliseconds since the epoch. */
  async shownAt(): Promise<Map<number, number>> {
    const shown: Record<string, number> = await this.page.evaluate(
      () => (window as any).seedgenShown,
    );
    return new Map(
      Object.entries(shown).map(([part, at]) => [
        Number(/\d+/.exec(part)![0]),
        at,
      ]),
    );
  }
}
