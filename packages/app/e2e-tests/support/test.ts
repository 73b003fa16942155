import { test as base, type Page } from '@playwright/test';
import { setTheme, signIn } from './portal';

const VIEWPORT = { width: 1440, height: 1000 };

/**
 * Tests that only look share one page that is signed in: a portal takes seconds to load, and a step
 * within it a fraction of one. Each test finds it wide, light and with the backend's own answers.
 */
export const test = base.extend<{ page: Page }, { signedIn: Page }>({
  signedIn: [
    async ({ browser }, provide, { project }) => {
      const context = await browser.newContext({
        baseURL: project.use.baseURL,
        viewport: VIEWPORT,
      });
      const page = await context.newPage();
      await signIn(page);
      await provide(page);
      await context.close();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  page: async ({ signedIn }, provide) => {
    await signedIn.setViewportSize(VIEWPORT);
    await setTheme(signedIn, 'light');
    await provide(signedIn);
    await signedIn.unrouteAll({ behavior: 'ignoreErrors' });
    await signedIn.emulateMedia({ reducedMotion: null });
  },
});

export { expect } from '@playwright/test';
