import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execFileSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { findPostgresFolder } from './machine.mjs';
import { Problem, say } from './output.mjs';
import { findFreePort } from './ports.mjs';
import { run, start, stop } from './processes.mjs';

/**
 * Starts a PostgreSQL server with an empty database in a temporary folder, for tests.
 *
 * @returns its connection string and a way to stop it and remove its folder
 */
export async function startPostgres() {
  const binaries = findPostgresFolder();
  const folder = mkdtempSync(join(tmpdir(), 'seedgen-postgres-'));
  const data = join(folder, 'data');
  const port = await findFreePort();
  say('Starting PostgreSQL for the tests …');
  // The server refuses to run as root; Debian's package has made a user for it.
  const asUser =
    process.getuid() === 0 ? ['runuser', '-u', 'postgres', '--'] : [];
  if (asUser.length > 0) {
    const id = flag =>
      Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
    chownSync(folder, id('-u'), id('-g'));
  }
  const command = (program, ...args) => {
    const words = [...asUser, join(binaries, program), ...args];
    return [words[0], words.slice(1), { cwd: folder }];
  };
  await run(
    ...command(
      'initdb',
      '-D',
      data,
      '-U',
      'seedgen',
      '-A',
      'trust',
      '--no-sync',
      '-E',
      'UTF8',
    ),
  );
  const server = start(
    ...command(
      'postgres',
      '-D',
      data,
      '-p',
      String(port),
      '-k',
      folder,
      '-h',
      '127.0.0.1',
      '-c',
      'fsync=off',
      '-c',
      // Each test has a database of its own, and its connections stay until the file has ended.
      'max_connections=1000',
    ),
  );
  for (let attempt = 0; ; attempt += 1) {
    try {
      await run(
        ...command(
          'pg_isready',
          '-h',
          '127.0.0.1',
          '-p',
          String(port),
          '-U',
          'seedgen',
        ),
      );
      break;
    } catch (error) {
      if (attempt === 100 || server.exitCode !== null) {
        throw new Problem(`PostgreSQL did not start. ${error.message}`);
      }
      await sleep(200);
    }
  }
  return {
    connectionString: `postgresql://seedgen@127.0.0.1:${port}/postgres`,
    stop: async () => {
      await stop(server);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
