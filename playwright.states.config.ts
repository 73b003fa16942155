import { defineConfig } from '@playwright/test';
import common from './playwright.config';

/** Every page in every state that it has, for `yarn test:states`; with an option, the pictures of the docs. */
export default defineConfig(common, {
  testDir: 'packages/app/e2e-tests/states',
  testMatch: process.env.SEEDGEN_DOCS_IMAGES ? '*.docs.ts' : '*.spec.ts',
  testIgnore: [],
  timeout: 120_000,
  outputDir: 'artifacts/playwright-states',
});
