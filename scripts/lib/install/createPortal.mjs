import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, say } from '../output.mjs';
import { run } from '../processes.mjs';

/** The release of Backstage's own program whose portals the README is held against. */
const CREATE_APP = '@backstage/create-app@0.9.2';

/**
 * Makes a portal with Backstage's own program, and lets it find what is packed where it would look
 * for what is published.
 *
 * Backstage's packages belong together by release, which their ranges do not say: a newer one of
 * this and an older one of that do not start. So they are held to the versions of this repository,
 * and what this repository does not have to those of the program. Its other pins hold for any portal
 * of these versions.
 */
export async function createPortal({ folder, system, tarballs }) {
  say(`Creating a portal with the ${system} frontend system …`);
  await run(
    'npx',
    [
      '--yes',
      CREATE_APP,
      '--path',
      folder,
      '--skip-install',
      ...(system === 'old' ? ['--legacy'] : []),
    ],
    { env: { BACKSTAGE_APP_NAME: 'portal' }, what: 'Creating the portal' },
  );
  const file = join(folder, 'package.json');
  const manifest = readJson(file);
  const own = readJson(join(root, 'package.json'));
  writeFileSync(
    file,
    JSON.stringify({
      ...manifest,
      packageManager: own.packageManager,
      resolutions: {
        ...manifest.resolutions,
        ...namedVersions(folder),
        ...lockedVersions(readFileSync(join(root, 'yarn.lock'), 'utf8')),
        ...own.resolutions,
        ...Object.fromEntries(
          Object.entries(tarballs).map(([name, path]) => [
            name,
            `file:${path}`,
          ]),
        ),
      },
      dependenciesMeta: own.dependenciesMeta,
    }),
  );
  copyFileSync(join(root, '.yarnrc.yml'), join(folder, '.yarnrc.yml'));
}

/** Backstage's packages as the program names them. */
function namedVersions(folder) {
  const manifests = ['.', 'packages/app', 'packages/backend'].map(part =>
    readJson(join(folder, part, 'package.json')),
  );
  return Object.fromEntries(
    manifests
      .flatMap(({ dependencies = {}, devDependencies = {} }) =>
        Object.entries({ ...dependencies, ...devDependencies }),
      )
      .filter(([name]) => name.startsWith('@backstage/'))
      .map(([name, range]) => [name, range.replace(/^\^/, '')]),
  );
}

/** Backstage's packages as a lock file of yarn has them. */
export function lockedVersions(lock) {
  const entry = /^"(@backstage\/[\w-]+)@npm:[^\n]*\n {2}version: (\S+)$/gm;
  return Object.fromEntries(
    [...lock.matchAll(entry)].map(([, name, version]) => [name, version]),
  );
}

function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}
