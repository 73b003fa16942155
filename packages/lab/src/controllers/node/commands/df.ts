import type { Filesystem, Mount } from '../../../world/node/devices';
import type { SimulatedNode } from '../../../world/node/SimulatedNode';
import type { CommandOutput } from './output';
import { inodesOf } from './inodes';
import { failed, printed, table } from './output';
import { roundedUpSize } from './sizes';

interface Entry {
  mount: Mount;
  filesystem: Filesystem;
  /** The path that was asked for. */
  file: string;
}

type Format = (bytes: number) => string;

const FIELDS: Record<
  string,
  { heading: (size: string) => string; cell: (e: Entry, f: Format) => string }
> = {
  source: {
    heading: () => 'Filesystem',
    cell: ({ mount }) => `/dev/${mount.device}`,
  },
  fstype: { heading: () => 'Type', cell: ({ filesystem }) => filesystem.type },
  size: {
    heading: size => size,
    cell: ({ filesystem }, format) => format(filesystem.sizeBytes),
  },
  used: {
    heading: () => 'Used',
    cell: ({ filesystem }, format) => format(filesystem.usedBytes),
  },
  avail: {
    heading: () => 'Avail',
    cell: ({ filesystem }, format) =>
      format(filesystem.sizeBytes - filesystem.usedBytes),
  },
  pcent: {
    heading: () => 'Use%',
    cell: ({ filesystem }) =>
      `${Math.ceil((100 * filesystem.usedBytes) / filesystem.sizeBytes)}%`,
  },
  itotal: {
    heading: () => 'Inodes',
    cell: ({ filesystem }) => String(inodesOf(filesystem).total),
  },
  iavail: {
    heading: () => 'IFree',
    cell: ({ filesystem }) => String(inodesOf(filesystem).free),
  },
  target: {
    heading: () => 'Mounted on',
    cell: ({ mount }) => mount.target,
  },
  file: { heading: () => 'File', cell: ({ file }) => file },
};

const NUMERIC = ['size', 'used', 'avail', 'pcent', 'itotal', 'iavail'];

/** `df` of coreutils, with the options that scripts use. */
export function df(node: SimulatedNode, args: string[]): CommandOutput {
  let fields = ['source', 'size', 'used', 'avail', 'pcent', 'target'];
  let format: Format = bytes => String(Math.ceil(bytes / 1024));
  let sizeHeading = '1K-blocks';
  const paths: string[] = [];
  for (const word of args) {
    const output = /^--output=(.+)$/.exec(word);
    if (output) {
      fields = output[1].split(',');
    } else if (/^(-B1|--block-size=1|-B=1)$/.test(word)) {
      format = String;
      sizeHeading = '1B-blocks';
    } else if (word === '-h' || word === '--human-readable') {
      format = roundedUpSize;
      sizeHeading = 'Size';
    } else if (word === '-T' || word === '--print-type') {
      fields = ['source', 'fstype', ...fields.slice(1)];
    } else if (word === '--output') {
      fields = Object.keys(FIELDS);
    } else if (/^(-[kPal]+|--all|--local|--portability)$/.test(word)) {
      continue;
    } else if (word.startsWith('-')) {
      return failed(`df: unrecognized option '${word}'`, 1);
    } else {
      paths.push(word);
    }
  }
  const unknown = fields.find(each => !(each in FIELDS));
  if (unknown) {
    return failed(
      `df: option --output: field '${unknown}' unknown\nTry 'df --help' for more information.`,
      1,
    );
  }
  const { entries, missing } = entriesOf(node, paths);
  const rows = [
    fields.map(each => FIELDS[each].heading(sizeHeading)),
    ...entries.map(each =>
      fields.map(field => FIELDS[field].cell(each, format)),
    ),
  ];
  const right = fields.flatMap((each, at) =>
    NUMERIC.includes(each) ? [at] : [],
  );
  return {
    ...printed(
      entries.length ? table(rows, right) : '',
      missing.length ? 1 : 0,
    ),
    stderr: missing
      .map(each => `df: ${each}: No such file or directory\n`)
      .join(''),
  };
}

function entriesOf(
  node: SimulatedNode,
  paths: string[],
): { entries: Entry[]; missing: string[] } {
  if (!paths.length) {
    return { entries: allFilesystems(node), missing: [] };
  }
  const entries: Entry[] = [];
  const missing: string[] = [];
  for (const path of paths) {
    const found = path.startsWith('/') && node.filesystemOf(path);
    if (found) {
      entries.push({ ...found, file: path });
    } else {
      missing.push(path);
    }
  }
  return { entries, missing };
}

/** One line a device, at the shortest place it is mounted; the root filesystem is seen at /sysroot. */
function allFilesystems(node: SimulatedNode): Entry[] {
  const devices = [...new Set(node.mounts.map(each => each.device))];
  return devices.flatMap(name => {
    const mounts = node.mounts.filter(each => each.device === name);
    const mount =
      mounts.find(each => each.target === '/sysroot') ??
      [...mounts].sort(
        (one, other) => one.target.length - other.target.length,
      )[0];
    const filesystem = node.device(name)?.filesystem;
    return filesystem ? [{ mount, filesystem, file: '-' }] : [];
  });
}
