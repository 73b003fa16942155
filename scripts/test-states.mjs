#!/usr/bin/env node
// `yarn test:states`: every page in every state that it has; `npm test` looks at each page once.
// `yarn docs:screenshots`: the pictures of the documentation, from the same pages.
import { runEndToEnd } from './lib/end-to-end.mjs';
import { requirePrograms } from './lib/machine.mjs';
import { main } from './lib/output.mjs';
import { prepare } from './lib/prepare.mjs';
import { stopAll, stopOnSignals } from './lib/processes.mjs';

const forDocs = process.argv.includes('--docs');

await main(async () => {
  stopOnSignals();
  await prepare();
  await requirePrograms();
  try {
    return await runEndToEnd(
      ['--config', 'playwright.states.config.ts'],
      forDocs ? { SEEDGEN_DOCS_IMAGES: '1' } : {},
    );
  } finally {
    await stopAll();
  }
});
