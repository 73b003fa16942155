import type { BlockDevice } from '../../../world/node/devices';
import { resolveDevice } from '../../../world/node/deviceLinks';
import type { SimulatedNode } from '../../../world/node/SimulatedNode';
import type { Line, Value } from './lsblkColumns';
import { columns } from './lsblkColumns';
import type { Options } from './lsblkOptions';
import { parseOptions } from './lsblkOptions';
import type { CommandOutput } from './output';
import { failed, printed } from './output';

/** `lsblk` of util-linux, with the options that scripts use. */
export function lsblk(node: SimulatedNode, args: string[]): CommandOutput {
  let options: Options;
  try {
    options = parseOptions(args);
  } catch (error) {
    return failed((error as Error).message, 1);
  }
  const unknown = options.columns.find(each => !(each in columns));
  if (unknown) {
    return failed(`lsblk: unknown column: ${unknown}`, 1);
  }
  const lines: Line[][] = [];
  const wanted = options.devices.map(
    each => resolveDevice(node.disks, each)?.name ?? each,
  );
  for (const disk of node.disks) {
    const line = (device: BlockDevice): Line => ({
      node,
      device,
      disk,
      bytes: options.bytes,
    });
    const parts = [...disk.partitions]
      .sort((one, other) => one.number - other.number)
      .map(line);
    if (!wanted.length || wanted.includes(disk.name)) {
      lines.push([line(disk), ...(options.noDependents ? [] : parts)]);
    } else {
      lines.push(
        ...parts
          .filter(each => wanted.includes(each.device.name))
          .map(each => [each]),
      );
    }
  }
  const missing = wanted.find(
    name => !lines.flat().some(each => each.device.name === name),
  );
  if (missing) {
    return failed(`lsblk: ${missing}: not a block device`, 32);
  }
  return printed(
    options.json ? asJson(lines, options) : asTable(lines, options),
  );
}

function valueOf(line: Line, column: string, paths: boolean): Value {
  const value = columns[column](line);
  return paths && ['name', 'kname', 'pkname'].includes(column) && value
    ? `/dev/${value}`
    : value;
}

function asJson(groups: Line[][], options: Options): string {
  const item = (line: Line): Record<string, unknown> =>
    Object.fromEntries(
      options.columns.map(each => [each, valueOf(line, each, options.paths)]),
    );
  const blockdevices = groups.flatMap(([first, ...children]) => {
    if (options.noTree) {
      return [first, ...children].map(item);
    }
    return [
      {
        ...item(first),
        ...(children.length ? { children: children.map(item) } : {}),
      },
    ];
  });
  return `${JSON.stringify({ blockdevices }, null, 3)}\n`;
}

function asTable(groups: Line[][], options: Options): string {
  const rows: string[][] = options.noHeadings
    ? []
    : [options.columns.map(each => each.toLocaleUpperCase('en-US'))];
  for (const [first, ...children] of groups) {
    for (const line of [first, ...children]) {
      const last = line === children.at(-1);
      const isChild = line !== first && !options.noTree;
      const cells = options.columns.map(column => {
        const value = valueOf(line, column, options.paths);
        if (Array.isArray(value)) {
          return value.filter(Boolean) as string[];
        }
        const text =
          typeof value === 'boolean' ? String(Number(value)) : `${value ?? ''}`;
        return [
          column === 'name' && isChild ? `${last ? '└─' : '├─'}${text}` : text,
        ];
      });
      const height = Math.max(1, ...cells.map(each => each.length));
      for (let index = 0; index < height; index += 1) {
        rows.push(
          cells.map((cell, at) => {
            const below =
              index > 0 && options.columns[at] === 'name' && isChild && !last;
            return cell[index] ?? (below ? '│' : '');
          }),
        );
      }
    }
  }
  const right = ['size', 'ro', 'rm', 'fssize', 'fsused', 'fsavail', 'start'];
  const widths = options.columns.map((_, at) =>
    Math.max(...rows.map(row => row[at].length)),
  );
  return rows
    .map(row =>
      row
        .map((cell, at) =>
          right.includes(options.columns[at])
            ? cell.padStart(widths[at])
            : cell.padEnd(widths[at]),
        )
        .join(' ')
        .trimEnd(),
    )
    .map(line => `${line}\n`)
    .join('');
}
