#!/usr/bin/env node
// `yarn check:install`: follows the README in portals newly made by Backstage's own program, and looks at them in Chromium.
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPortal } from './lib/install/createPortal.mjs';
import { followSteps } from './lib/install/followSteps.mjs';
import { packPlugins } from './lib/install/pack.mjs';
import { readSteps } from './lib/install/readmeSteps.mjs';
import { requirePrograms } from './lib/machine.mjs';
import { main, Problem, readOptions, root, say } from './lib/output.mjs';
import { findFreePort } from './lib/ports.mjs';
import { startLab, startPortal } from './lib/portal.mjs';
import { prepare } from './lib/prepare.mjs';
import { run, start, stop, stopAll, stopOnSignals } from './lib/processes.mjs';

await main(async () => {
  const { system } = readOptions({
    system: 'new or old: only that frontend system; both if absent',
  });
  if (system && !['new', 'old'].includes(system)) {
    throw new Problem(`--system is new or old, not '${system}'`);
  }
  stopOnSignals();
  await prepare();
  await requirePrograms();
  const folder = mkdtempSync(join(tmpdir(), 'seedgen-install-'));
  try {
    const steps = readSteps(readFileSync(join(root, 'README.md'), 'utf8'));
    const tarballs = await packPlugins(join(folder, 'packed'));
    const systems = system ? [system] : ['new', 'old'];
    for (const each of systems) {
      await checkSystem(each, { folder: join(folder, each), steps, tarballs });
    }
    say(
      `The README holds for the ${systems.join(' and the ')} frontend system.`,
    );
  } finally {
    await stopAll();
    rmSync(folder, { recursive: true, force: true });
  }
});

async function checkSystem(system, { folder, steps, tarballs }) {
  await createPortal({ folder, system, tarballs });
  await followSteps(steps, { folder, system, tarballs });
  say('Types of the portal …');
  await run('yarn', ['tsc'], { cwd: folder, what: 'Types of the portal' });
  const directory = join(folder, '.lab');
  mkdirSync(directory);
  const lab = await startLab({
    directory,
    speed: 60,
    args: ['--port-base', '0', '--registry-port', '0', '--control-port', '0'],
  });
  const portal = await startPortal({
    root: folder,
    directory,
    port: await findFreePort(),
    backendPort: await findFreePort(),
  });
  const { code } = await start(
    'playwright',
    ['test', '--config', 'playwright.install.config.ts'],
    {
      inherit: true,
      env: {
        PLAYWRIGHT_URL: portal.frontendUrl,
        SEEDGEN_FRONTEND_SYSTEM: system,
      },
    },
  ).ended;
  await portal.stop();
  await stop(lab);
  if (code !== 0) {
    throw new Problem(
      `The portal with the ${system} frontend system does not show what it should.`,
    );
  }
}
