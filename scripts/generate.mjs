#!/usr/bin/env node
// `yarn generate`: writes everything that is written from other files. `--check` only says what is out of date.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { STEPS, takeSteps } from './lib/generate.mjs';
import { main, Problem, root, say } from './lib/output.mjs';
import { run, stopOnSignals } from './lib/processes.mjs';

await main(async () => {
  stopOnSignals();
  const unknown = process.argv.slice(2).filter(word => word !== '--check');
  if (unknown.length > 0) {
    throw new Problem(`Unknown option '${unknown[0]}'. Known: --check`);
  }
  const stale = await takeSteps(STEPS, {
    check: process.argv.includes('--check'),
    run,
    clean: folder =>
      rmSync(join(root, folder), { recursive: true, force: true }),
    say,
  });
  if (stale.length > 0) {
    throw new Problem(
      `Not up to date: ${stale.join(
        ', ',
      )}. Run yarn generate, and commit what it writes.`,
    );
  }
});
