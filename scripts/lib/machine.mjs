import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { Problem, say } from './output.mjs';
import { run, toolEnvironment } from './processes.mjs';

/** Programs that the tests drive, and the Debian packages that have them. */
const PROGRAMS = {
  chromium: { package: 'chromium', for: 'the end-to-end test' },
  skopeo: { package: 'skopeo', for: "the lab registry's tests" },
  kubectl: { package: 'kubernetes-client', for: "the lab API server's tests" },
};

/** Installs what the tests drive and is missing; where that cannot be, says what to install. */
export async function requirePrograms() {
  const missing = Object.entries(PROGRAMS).filter(
    ([name]) => !findProgram(name),
  );
  const postgres = findPostgresFolder() ? [] : ['postgresql'];
  const packages = [
    ...missing.map(([, program]) => program.package),
    ...postgres,
  ];
  if (packages.length === 0) return;
  const wanted = `${missing
    .map(([name, program]) => `${name} (for ${program.for})`)
    .concat(postgres.map(() => 'PostgreSQL (for the store’s tests)'))
    .join(', ')}`;
  if (!findProgram('apt-get') || process.getuid?.() !== 0) {
    throw new Problem(
      `Missing: ${wanted}. Install ${packages.join(
        ', ',
      )} with your package manager, or run as root on Debian to have it done.`,
    );
  }
  say(`Installing ${packages.join(', ')} with apt-get …`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-q'], { env });
  await run(
    'apt-get',
    ['install', '-y', '-q', '--no-install-recommends', ...packages],
    {
      env,
    },
  );
}

/** Full path of a program on the PATH. */
export function findProgram(name) {
  return toolEnvironment.PATH.split(delimiter)
    .map(folder => join(folder, name))
    .find(existsSync);
}

/** Folder with `initdb` and `postgres`, as Debian or the PATH has them. */
export function findPostgresFolder() {
  const debian = '/usr/lib/postgresql';
  const folders = existsSync(debian)
    ? readdirSync(debian)
        .sort((a, b) => Number(b) - Number(a))
        .map(version => join(debian, version, 'bin'))
    : [];
  return [...folders, ...toolEnvironment.PATH.split(delimiter)].find(
    folder =>
      existsSync(join(folder, 'initdb')) &&
      existsSync(join(folder, 'postgres')),
  );
}
