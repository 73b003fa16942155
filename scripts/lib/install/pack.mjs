import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, say } from '../output.mjs';
import { run } from '../processes.mjs';

/** Packages of this repository that are published, with their folders. */
export function publishedPackages() {
  return readdirSync(join(root, 'plugins'), { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(({ name }) => {
      const folder = join(root, 'plugins', name);
      const manifest = readFileSync(join(folder, 'package.json'), 'utf8');
      return { ...JSON.parse(manifest), folder };
    })
    .filter(manifest => !manifest.private)
    .map(({ name, folder }) => ({ name, folder }));
}

/**
 * Builds and packs the plugins as they are published.
 *
 * @returns paths of the tarballs by package name
 */
export async function packPlugins(directory) {
  mkdirSync(directory, { recursive: true });
  say('Types of the plugins …');
  await run('tsc', [], { what: 'Making the types of the plugins' });
  const tarballs = {};
  for (const { name, folder } of publishedPackages()) {
    say(`Packing ${name} …`);
    const file = join(directory, `${name.replace(/^@.*\//, '')}.tgz`);
    const options = { cwd: folder, what: `Packing ${name}` };
    await run('yarn', ['build'], options);
    await run('yarn', ['pack', '--out', file], options);
    tarballs[name] = file;
  }
  return tarballs;
}
