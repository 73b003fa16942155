import {
  copyFileSync,
  globSync,
  mkdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Problem, root, say } from '../output.mjs';
import { run } from '../processes.mjs';
import { insert, replace } from './readmeSteps.mjs';

/**
 * A whole portal is fetched by many requests, and a busy machine answers some of them late. Without
 * the last setting yarn asks a search service for types, which a closed network does not have.
 */
const PATIENT = {
  YARN_HTTP_TIMEOUT: '300000',
  YARN_NETWORK_CONCURRENCY: '12',
  YARN_TS_ENABLE_AUTO_TYPES: 'false',
};

/** Does in a portal what the steps of a README say for its frontend system. */
export async function followSteps(steps, { folder, system, tarballs }) {
  for (const step of steps) {
    if (step.system && step.system !== system) continue;
    await DO[step.kind](step, { folder, tarballs });
  }
}

const DO = {
  async run({ text }, { folder, tarballs }) {
    for (const line of text.trim().split('\n')) {
      say(`  ${line}`);
      const [command, ...words] = line.split(' ');
      // What is packed stands in for what the registry does not have yet.
      const args = words.map(word =>
        tarballs[word] ? `${word}@file:${tarballs[word]}` : word,
      );
      await run(command, args, { cwd: folder, env: PATIENT, what: line });
    }
  },

  async insert(step, { folder }) {
    edit(step, folder, insert);
  },

  async replace(step, { folder }) {
    edit(step, folder, replace);
  },

  async write({ file, text }, { folder }) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  },

  async copy({ from, to }, { folder }) {
    const files = globSync(from, { cwd: root });
    if (files.length === 0) throw new Problem(`README: there is no ${from}`);
    for (const file of files) {
      copyFileSync(join(root, file), join(folder, to, basename(file)));
    }
  },
};

function edit(step, folder, change) {
  const file = join(folder, step.file);
  try {
    writeFileSync(file, change(readFileSync(file, 'utf8'), step));
  } catch (error) {
    throw new Problem(`README: ${error.message}`);
  }
}
