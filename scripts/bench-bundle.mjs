#!/usr/bin/env node
// `yarn bench:bundle`: how much the plugin adds to what a browser may have to load of a portal.
import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { main, Problem, root, say } from './lib/output.mjs';
import { prepare } from './lib/prepare.mjs';
import { run, stopAll, stopOnSignals } from './lib/processes.mjs';

const PLUGIN = '@seedgen/backstage-plugin-seedgen';
const GOAL_KB = 250;
const app = join(root, 'packages/app');

await main(async () => {
  stopOnSignals();
  await prepare();
  const folder = mkdtempSync(join(tmpdir(), 'seedgen-bundle-'));
  try {
    const without = join(folder, 'without.yaml');
    writeFileSync(without, `app: { packages: { exclude: ['${PLUGIN}'] } }\n`);
    say('Building the portal without the plugin …');
    const before = await build([without]);
    say('Building it with the plugin …');
    const after = await build([]);
    const added = after.total - before.total;
    const first = after.first - before.first;
    say(
      `All scripts: ${kb(before.total)} kB and ${kb(
        after.total,
      )} kB gzip; the plugin adds ${kb(added)} kB (goal ${GOAL_KB} kB).`,
    );
    say(`Of that, ${kb(first)} kB are loaded with the first page.`);
    if (added > GOAL_KB * 1000) throw new Problem('That is too much.');
  } finally {
    await stopAll();
    rmSync(folder, { recursive: true, force: true });
  }
});

/** Sizes in bytes of a production build's scripts: of all, and of those that its first page names. */
async function build(configs) {
  const files = [join(root, 'app-config.yaml'), ...configs];
  await run(
    'backstage-cli',
    ['package', 'build', ...files.flatMap(file => ['--config', file])],
    { cwd: app, what: 'Building the portal' },
  );
  const page = readFileSync(join(app, 'dist/index.html'), 'utf8');
  const folder = join(app, 'dist/static');
  const sizes = { total: 0, first: 0 };
  for (const name of readdirSync(folder).filter(each => each.endsWith('.js'))) {
    const size = gzipSync(readFileSync(join(folder, name))).length;
    sizes.total += size;
    if (page.includes(name)) sizes.first += size;
  }
  if (sizes.total === 0) throw new Problem(`No scripts in ${folder}`);
  return sizes;
}

function kb(bytes) {
  return (bytes / 1000).toFixed(1);
}
