import { spawn } from 'node:child_process';
import { root } from './output.mjs';

/** Whether yarn, not npm, runs this script: then it is Backstage's own command that is wanted. */
export function startedByYarn() {
  return (process.env.npm_config_user_agent ?? '').startsWith('yarn/');
}

/** Runs `backstage-cli repo COMMAND` with the arguments that were given, in the foreground. */
export function runForYarn(command) {
  const child = spawn(
    'backstage-cli',
    ['repo', command, ...process.argv.slice(2)],
    { cwd: root, stdio: 'inherit' },
  );
  // The terminal sends Ctrl-C to both; we only wait for the other to end.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', code => resolve(code ?? 1));
  });
}
