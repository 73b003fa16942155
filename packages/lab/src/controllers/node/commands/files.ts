import { deviceLinks } from '../../../world/node/deviceLinks';
import type { SimulatedNode } from '../../../world/node/SimulatedNode';
import type { CommandOutput } from './output';
import { printed } from './output';

/** `cat` of files that the node has, of unit files, and of `/proc/mounts`. */
export function cat(node: SimulatedNode, args: string[]): CommandOutput {
  let stdout = '';
  let stderr = '';
  for (const path of args.filter(each => !each.startsWith('-'))) {
    const text = fileText(node, path);
    if (text === undefined) {
      stderr += `cat: ${path}: No such file or directory\n`;
    } else {
      stdout += text;
    }
  }
  return { stdout, stderr, exitCode: stderr ? 1 : 0 };
}

/** Text of a file, of a unit file or of what the kernel shows as files; undefined if there is none. */
export function fileText(
  node: SimulatedNode,
  path: string,
): string | undefined {
  if (path === '/proc/mounts' || path === '/proc/self/mounts') {
    return node.mounts
      .map(
        each =>
          `/dev/${each.device} ${each.target} ${
            node.device(each.device)?.filesystem?.type ?? 'none'
          } ${each.options} 0 0\n`,
      )
      .join('');
  }
  if (path === '/proc/sys/kernel/random/boot_id') {
    return `${node.bootId}\n`;
  }
  const unit = /^\/etc\/systemd\/system\/([^/]+)$/.exec(path);
  if (unit) {
    return node.units.get(unit[1])?.content || undefined;
  }
  return node.files.get(path);
}

/** `ls [-l]` of the folders of device links, and of folders in which the node has files. */
export function ls(node: SimulatedNode, args: string[]): CommandOutput {
  const long = args.some(each => /^-\w*l/.test(each));
  const paths = args.filter(each => !each.startsWith('-'));
  let stdout = '';
  let stderr = '';
  for (const path of paths.map(each => each.replace(/(.)\/$/, '$1'))) {
    const entries = entriesOf(node, path);
    if (entries) {
      if (paths.length > 1) {
        stdout += `${stdout ? '\n' : ''}${path}:\n`;
      }
      stdout += long ? 'total 0\n' : '';
      for (const entry of entries) {
        stdout += long ? longLine(node, path, entry) : `${entry.name}\n`;
      }
    } else {
      stderr += `ls: cannot access '${path}': No such file or directory\n`;
    }
  }
  return { stdout, stderr, exitCode: stderr ? 2 : 0 };
}

function longLine(
  node: SimulatedNode,
  folder: string,
  { name, target }: { name: string; target?: string },
): string {
  if (target) {
    return `lrwxrwxrwx. 1 root root ${target.length} Jan  1 00:00 ${name} -> ${target}\n`;
  }
  const path = name === folder ? name : `${folder}/${name}`;
  const content = node.files.get(path);
  const at = node.modifiedAt(path).toUTCString();
  return [
    content === undefined ? 'drwxr-xr-x.' : '-rw-------.',
    '1 root root',
    String(content === undefined ? 4096 : Buffer.byteLength(content)),
    `${at.slice(8, 11)} ${at.slice(5, 7).replace(/^0/, ' ')}`,
    at.slice(17, 22),
    `${name}\n`,
  ].join(' ');
}

function entriesOf(
  node: SimulatedNode,
  path: string,
): Array<{ name: string; target?: string }> | undefined {
  const links = /^\/dev\/disk\/([a-z-]+)$/.exec(path);
  if (links) {
    const found = deviceLinks(node.disks)
      .filter(each => each.directory === links[1])
      .map(each => ({ name: each.name, target: `../../${each.device}` }));
    return found.length ? found : undefined;
  }
  if (node.files.has(path)) {
    return [{ name: path }];
  }
  const names = [...node.files.keys()]
    .filter(each => each.startsWith(`${path}/`))
    .map(each => each.slice(path.length + 1).split('/')[0]);
  return names.length
    ? [...new Set(names)].sort().map(name => ({ name }))
    : undefined;
}

/** `touch` of files, which are empty if they were not there. */
export function touch(node: SimulatedNode, args: string[]): CommandOutput {
  for (const path of args.filter(each => !each.startsWith('-'))) {
    node.writeFile(path, node.files.get(path) ?? '');
  }
  return printed('');
}

/** `rm` of files and folders, e.g. of what an interrupted generation has left. */
export function rm(node: SimulatedNode, args: string[]): CommandOutput {
  const force = args.some(each => /^-\w*f/.test(each));
  const recursive = args.some(each => /^-\w*[rR]/.test(each));
  let stderr = '';
  for (const path of args.filter(each => !each.startsWith('-'))) {
    const folder = [...node.files.keys()].some(each =>
      each.startsWith(`${path.replace(/\/$/, '')}/`),
    );
    if (folder && !recursive) {
      stderr += `rm: cannot remove '${path}': Is a directory\n`;
    } else if (!folder && !node.files.has(path) && !force) {
      stderr += `rm: cannot remove '${path}': No such file or directory\n`;
    } else {
      node.remove(path);
    }
  }
  return stderr ? { stdout: '', stderr, exitCode: 1 } : printed('');
}
