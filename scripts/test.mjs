#!/usr/bin/env node
// `npm test`: all that must pass, on any machine with npm. `yarn test`: Jest alone, as Backstage people expect.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runEndToEnd } from './lib/end-to-end.mjs';
import { requirePrograms } from './lib/machine.mjs';
import { main, root, say } from './lib/output.mjs';
import { startPostgres } from './lib/postgres.mjs';
import { prepare } from './lib/prepare.mjs';
import { start, stopAll, stopOnSignals } from './lib/processes.mjs';
import { runForYarn, startedByYarn } from './lib/yarn.mjs';

const artifacts = join(root, 'artifacts');
const total = { passed: 0, failed: 0 };

await main(async () => {
  if (startedByYarn()) return await runForYarn('test');

  stopOnSignals();
  rmSync(artifacts, { recursive: true, force: true });
  mkdirSync(artifacts, { recursive: true });
  await prepare();
  await requirePrograms();
  try {
    await check('Types', 'tsc', ['--noEmit', 'false']);
    await check('Lint', 'backstage-cli', [
      'repo',
      'lint',
      '--max-warnings',
      '0',
    ]);
    await check('API reports', 'yarn', ['api-reports', '--ci']);
    await check('House rules', 'yarn', ['house-rules']);
    await scriptTests();
    await check('Format', 'prettier', ['--check', '.']);
    await unitAndIntegration();
    await endToEnd();
  } finally {
    await stopAll();
  }
  const summary = `${total.passed} passed, ${total.failed} failed`;
  writeFileSync(join(artifacts, 'summary.txt'), `${summary}\n`);
  process.stdout.write(`\n${summary}\n`);
  return total.failed === 0 ? 0 : 1;
});

/** A check without tests of its own counts as one test. */
async function check(title, command, args) {
  say(`${title} …`);
  const { code } = await start(command, args, { inherit: true }).ended;
  count(
    title,
    code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 },
  );
}

/** Tests of what lies outside the packages, with Node's own runner. */
async function scriptTests() {
  const counts = { passed: 0, failed: 0 };
  const onLine = line => {
    process.stdout.write(`${line}\n`);
    const [, what, number] = /^# (pass|fail) (\d+)$/.exec(line) ?? [];
    if (what === 'pass') counts.passed = Number(number);
    if (what === 'fail') counts.failed = Number(number);
  };
  const { code } = await start(
    'node',
    ['--test', '--test-reporter=tap', 'scripts/*.test.mjs'],
    { onLine },
  ).ended;
  if (code !== 0 && counts.failed === 0) counts.failed = 1;
  count('Tests of the scripts', counts);
}

async function unitAndIntegration() {
  say('Unit and integration tests …');
  const outputFile = join(artifacts, 'jest.json');
  const postgres = await startPostgres();
  await start(
    'backstage-cli',
    ['repo', 'test', '--maxWorkers=2', '--json', `--outputFile=${outputFile}`],
    {
      inherit: true,
      env: {
        CI: 'true',
        BACKSTAGE_TEST_DATABASE_POSTGRES16_CONNECTION_STRING:
          postgres.connectionString,
      },
    },
  ).ended;
  await postgres.stop();
  count(
    'Unit and integration tests',
    readCounts(outputFile, report => ({
      passed: report.numPassedTests,
      // A file that cannot be loaded has no tests that could fail.
      failed: report.numFailedTests + report.numRuntimeErrorTestSuites,
    })),
  );
}

async function endToEnd() {
  say('End-to-end tests in Chromium …');
  const outputFile = join(artifacts, 'playwright.json');
  await runEndToEnd(['--reporter=list,json'], {
    PLAYWRIGHT_JSON_OUTPUT_NAME: outputFile,
  });
  count(
    'End-to-end tests',
    readCounts(outputFile, ({ stats }) => ({
      passed: stats.expected + stats.flaky,
      failed: stats.unexpected,
    })),
  );
}

/** A runner that left no report, or ran nothing, has failed. */
function readCounts(file, counts) {
  try {
    const result = counts(JSON.parse(readFileSync(file, 'utf8')));
    return result.passed + result.failed > 0
      ? result
      : { passed: 0, failed: 1 };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

function count(title, { passed, failed }) {
  total.passed += passed;
  total.failed += failed;
  say(`${title}: ${passed} passed, ${failed} failed`);
}
