import { defineConfig } from '@playwright/test';

/**
 * The end-to-end tests drive Debian's Chromium against a portal that already runs: the one of
 * `npm test`, or the one of `npm start`. They share its clusters, so they run one after another.
 */
export default defineConfig({
  testDir: 'packages/app/e2e-tests',
  testMatch: '*.spec.ts',
  // Their own command: `yarn test:states`.
  testIgnore: 'e2e-tests/states/**',
  timeout: 240_000,
  expect: { timeout: 30_000 },
  workers: 1,
  fullyParallel: false,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  reporter: 'list',
  outputDir: 'artifacts/playwright',
  use: {
    baseURL: process.env.PLAYWRIGHT_URL ?? 'http://localhost:3000',
    viewport: { width: 1440, height: 1000 },
    actionTimeout: 30_000,
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
