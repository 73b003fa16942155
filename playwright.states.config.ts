import { defineConfig } from '@playwright/test';
import common from './playwright.config';

/** Every page in every state that it has, for `yarn test:states`; with an option, the pictures of the docs. */
export default defineConfig(common, {
  testDir: 'packages/app/e2e-tests/states',
  testMatch: process.env.SEEDGEN_DOCS_IMAGES ? '*.docs.ts' : '*.spec.ts',
  testIgnore: [],
  timeout: 120_000,
  outputDir: 'artifacts/playwright-states',
  projects: process.env.SEEDGEN_DOCS_IMAGES
    ? undefined
    : [
        // What is ready, and what is not, on clusters that nobody has run anything on yet.
        { name: 'untouched', testMatch: 'readiness.spec.ts' },
        {
          name: 'states',
          testIgnore: 'readiness.spec.ts',
          dependencies: ['untouched'],
        },
      ],
});
