#!/usr/bin/env node
// `yarn test:scenarios`: every scenario of the lab through the plugin; `npm test` takes some of them.
import { requirePrograms } from './lib/machine.mjs';
import { main } from './lib/output.mjs';
import { prepare } from './lib/prepare.mjs';
import { start, stopAll, stopOnSignals } from './lib/processes.mjs';

await main(async () => {
  stopOnSignals();
  await prepare();
  await requirePrograms();
  try {
    const { code } = await start(
      'backstage-cli',
      ['repo', 'test', '--maxWorkers=2', 'plugin.(scenarios|imager)'],
      { inherit: true, env: { CI: 'true', SEEDGEN_ALL_SCENARIOS: '1' } },
    ).ended;
    return code;
  } finally {
    await stopAll();
  }
});
