#!/usr/bin/env node
// `npm run lab -- --speed 60`: the lab alone; all options are its own.
import { main } from './lib/output.mjs';
import { prepare } from './lib/prepare.mjs';
import { start, stopOnSignals } from './lib/processes.mjs';

await main(async () => {
  stopOnSignals();
  await prepare();
  const lab = start(
    'tsx',
    ['packages/lab/src/cli.ts', '--exit-with-parent', ...process.argv.slice(2)],
    { inherit: true },
  );
  return (await lab.ended).code ?? 1;
});
