#!/usr/bin/env node
// `npm start`: everything, on any machine with npm. `yarn start`: the portal alone, as Backstage people expect.
import { join } from 'node:path';
import { main, readOptions, root, say } from './lib/output.mjs';
import { requireFreePort } from './lib/ports.mjs';
import { startLab, startPortal } from './lib/portal.mjs';
import { prepare } from './lib/prepare.mjs';
import { runForYarn, startedByYarn } from './lib/yarn.mjs';
import { isStopping, stopAll, stopOnSignals } from './lib/processes.mjs';

// A generation takes about a minute and a half: long enough to watch the outage.
const DEFAULT_SPEED = 5;

await main(async () => {
  if (startedByYarn()) return await runForYarn('start');

  const options = readOptions({
    speed: 'how much faster than real clusters the lab runs, 5 if absent',
    'port-base': "first port of the lab's clusters",
    'registry-port': "port of the lab's registry",
    'control-port': "port of the lab's control API",
  });
  const speed = Number(options.speed ?? DEFAULT_SPEED);
  const port = Number(process.env.SEEDGEN_PORT ?? 3000);
  const backendPort = Number(process.env.SEEDGEN_BACKEND_PORT ?? 7007);
  stopOnSignals();

  await requireFreePort(port, 'the portal', 'SEEDGEN_PORT');
  await requireFreePort(
    backendPort,
    "the portal's backend",
    'SEEDGEN_BACKEND_PORT',
  );
  await prepare();

  const directory = join(root, '.lab');
  try {
    const { speed: _, ...ports } = options;
    const args = Object.entries(ports).flatMap(([name, value]) => [
      `--${name}`,
      value,
    ]);
    const lab = await startLab({ directory, speed, args });
    const portal = await startPortal({
      speed,
      directory,
      port,
      backendPort,
    });
    say('Ready.');
    process.stdout.write(`
  Open      ${portal.frontendUrl}   and choose "Enter".
  First     Create… > "Generate a seed image" > cluster sno1; confirm the outage with its name.
  Watch     ${portal.frontendUrl}/catalog/default/resource/sno1
  kubectl   kubectl --kubeconfig .lab/kubeconfig-sno1 get seedgenerator seedimage -w
  Logs      .lab/portal.log, .lab/lab.log
  Stop      Ctrl-C. Clusters, images and history are in memory and begin anew with the next start.

`);
    const ended = await Promise.race([
      lab.ended.then(() => 'The lab'),
      portal.process.ended.then(() => 'The portal'),
    ]);
    if (isStopping()) return 130;
    say(`${ended} has ended; its last words are in .lab/.`);
    return 1;
  } finally {
    await stopAll();
  }
});
