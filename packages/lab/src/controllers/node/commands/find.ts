import type { SimulatedNode } from '../../../world/node/SimulatedNode';
import type { CommandOutput } from './output';
import { failed } from './output';

interface Entry {
  path: string;
  name: string;
  folder: boolean;
  depth: number;
}

interface Options {
  mindepth: number;
  maxdepth: number;
  type?: string;
  format: string;
}

/** `find PATH… [-mindepth N] [-maxdepth N] [-type f|d] [-printf FORMAT]` in what the node has as files. */
export function find(node: SimulatedNode, args: string[]): CommandOutput {
  const first = args.findIndex(each => each.startsWith('-'));
  const paths = first < 0 ? args : args.slice(0, first);
  const options: Options = { mindepth: 0, maxdepth: Infinity, format: '%p\\n' };
  for (let at = first < 0 ? args.length : first; at < args.length; at += 2) {
    const value = args[at + 1] ?? '';
    switch (args[at]) {
      case '-mindepth':
        options.mindepth = Number(value);
        break;
      case '-maxdepth':
        options.maxdepth = Number(value);
        break;
      case '-type':
        options.type = value;
        break;
      case '-printf':
        options.format = value;
        break;
      default:
        return failed(`find: unknown predicate \`${args[at]}'`, 1);
    }
  }
  let stdout = '';
  let stderr = '';
  for (const path of paths.map(each => each.replace(/(.)\/$/, '$1'))) {
    const entries = entriesBelow(node, path);
    if (entries.length === 0) {
      stderr += `find: '${path}': No such file or directory\n`;
    }
    for (const entry of entries) {
      if (entry.depth < options.mindepth || entry.depth > options.maxdepth) {
        continue;
      }
      if (options.type && options.type !== (entry.folder ? 'd' : 'f')) continue;
      stdout += printf(node, entry, options.format);
    }
  }
  return { stdout, stderr, exitCode: stderr ? 1 : 0 };
}

/** The path itself and all below it; nothing if it is not there. Folders are there by their files. */
function entriesBelow(node: SimulatedNode, root: string): Entry[] {
  const entries = new Map<string, Entry>();
  const add = (path: string, folder: boolean) => {
    const below = path.slice(root.length).split('/').filter(Boolean);
    const name = path.split('/').at(-1) ?? '';
    entries.set(path, { path, name, folder, depth: below.length });
  };
  for (const path of node.files.keys()) {
    if (path === root) add(path, false);
    if (!path.startsWith(`${root}/`)) continue;
    const parts = path.slice(root.length + 1).split('/');
    for (let depth = 0; depth < parts.length; depth += 1) {
      const at = [root, ...parts.slice(0, depth)].join('/');
      if (!entries.has(at)) add(at, true);
    }
    add(path, false);
  }
  return [...entries.values()];
}

/** The directives `%s %T@ %f %p %y`, and `\n`, `\t` and `\0`. */
function printf(node: SimulatedNode, entry: Entry, format: string): string {
  const content = node.files.get(entry.path) ?? '';
  const seconds = node.modifiedAt(entry.path).getTime() / 1000;
  const values: Record<string, string> = {
    '%s': String(entry.folder ? 4096 : Buffer.byteLength(content)),
    '%T@': `${seconds.toFixed(3)}0000000`,
    '%f': entry.name,
    '%p': entry.path,
    '%y': entry.folder ? 'd' : 'f',
    '%%': '%',
    '\\n': '\n',
    '\\t': '\t',
    '\\0': '\0',
  };
  return format.replace(
    /%T@|%[sfpy%]|\\[nt0]/g,
    directive => values[directive],
  );
}
