import { defineConfig } from '@playwright/test';
import common from './playwright.config';

/** Looks at a portal in which the README has just been followed; see scripts/check-install.mjs. */
export default defineConfig(common, {
  testDir: 'scripts/install-check',
  outputDir: 'artifacts/playwright-install',
});
