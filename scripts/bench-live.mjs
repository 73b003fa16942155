#!/usr/bin/env node
// `yarn bench:live`: how long it takes from a change on a cluster until 200 open pages show it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { requirePrograms } from './lib/machine.mjs';
import { main } from './lib/output.mjs';
import { startLab, startPortal } from './lib/portal.mjs';
import { findFreePort } from './lib/ports.mjs';
import { prepare } from './lib/prepare.mjs';
import {
  start,
  stopAll,
  stopOnSignals,
  useEnvironment,
} from './lib/processes.mjs';

await main(async () => {
  stopOnSignals();
  await prepare();
  await requirePrograms();
  const directory = mkdtempSync(join(tmpdir(), 'seedgen-live-'));
  // Looks as seldom as at real clusters: it is the watch that is to be quick.
  useEnvironment({
    APP_CONFIG_seedgen_limits_observeEvery: '2s',
    APP_CONFIG_seedgen_fleet_sweepEvery: '1m',
    // Each page is a person's of its own.
    APP_CONFIG_auth_providers_oauth2Proxy_signIn_resolvers: JSON.stringify([
      {
        resolver: 'forwardedUserMatchingUserEntityName',
        dangerouslyAllowSignInWithoutUserInCatalog: true,
      },
    ]),
  });
  try {
    await startLab({
      directory,
      speed: 60,
      args: ['--port-base', '0', '--registry-port', '0', '--control-port', '0'],
    });
    const portal = await startPortal({
      directory,
      port: await findFreePort(),
      backendPort: await findFreePort(),
    });
    const { code } = await start('tsx', ['plugins/seedgen/dev/bench/live.ts'], {
      inherit: true,
      env: {
        PLAYWRIGHT_URL: portal.frontendUrl,
        SEEDGEN_BACKEND_URL: portal.backendUrl,
        SEEDGEN_LAB_DIRECTORY: directory,
      },
    }).ended;
    return code;
  } finally {
    await stopAll();
    rmSync(directory, { recursive: true, force: true });
  }
});
