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
 * The pins of this repository hold for any portal of these versions, so the new one gets them too. It
 * gets no lock file: what is not in this repository's would come in newer versions beside it, and
 * two versions of Backstage's own packages do not work in one frontend.
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

function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}
