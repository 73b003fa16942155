import { resolveDevice } from '../../../world/node/deviceLinks';
import { MEBIBYTE } from '../../../world/node/devices';
import type {
  NodeUnit,
  SimulatedNode,
} from '../../../world/node/SimulatedNode';
import {
  CONTAINER_STORAGE,
  ROOT_MOUNT_TARGETS,
} from '../../../world/node/standardDisks';
import { runDiskCommand } from './diskCommands';
import { runShell, splitCommandLine } from './shell';
import type { UnitFile } from './unitFile';
import { mountUnitName, parseUnitFile } from './unitFile';

export interface BootResult {
  /** A unit that local-fs.target requires has failed, so the node waits in its emergency shell. */
  emergency: boolean;
  log: string[];
}

/** What the containers' images take after everything has been pulled anew. */
const IMAGES_BYTES = 10_200 * MEBIBYTE;

interface LoadedUnit {
  unit: NodeUnit;
  file: UnitFile;
}

/**
 * Boots the node: everything that units had mounted is gone, and the enabled units do their work
 * again on the disks as they are: one-shot services that come before a mount, the mounts, and the
 * services that come after.
 */
export function boot(node: SimulatedNode): BootResult {
  node.countBoot();
  const permanent: readonly string[] = ['/boot', ...ROOT_MOUNT_TARGETS];
  const kept = node.mounts.filter(each => permanent.includes(each.target));
  node.mounts.splice(0, node.mounts.length, ...kept);

  const log: string[] = [];
  const loaded = new Map<string, LoadedUnit>();
  for (const unit of node.units.values()) {
    unit.log = [];
    unit.state = 'inactive';
    loaded.set(unit.name, { unit, file: parseUnitFile(unit.content) });
  }
  const started = new Set<string>();
  const start = (name: string): boolean => {
    const each = loaded.get(name);
    if (!each || !each.unit.content) {
      return true;
    }
    if (started.has(name)) {
      return each.unit.state !== 'failed';
    }
    started.add(name);
    for (const earlier of unitsBefore(loaded, name)) {
      start(earlier);
    }
    const missing = each.file
      .units('Unit', 'Requires')
      .find(required => loaded.has(required) && !start(required));
    if (missing) {
      return fail(each.unit, `Dependency failed: ${missing}`, log);
    }
    return runUnit(node, each, log);
  };
  for (const { unit } of loaded.values()) {
    if (unit.enabled) {
      start(unit.name);
    }
  }
  fillContainerStorage(node);
  const emergency = [...loaded.values()].some(
    ({ unit, file }) =>
      unit.enabled &&
      unit.state === 'failed' &&
      file.units('Install', 'RequiredBy').includes('local-fs.target'),
  );
  if (emergency) {
    log.push('Dependency failed for Local File Systems; emergency mode');
  }
  return { emergency, log };
}

/** Names of enabled units, and of units it wants, that are to be started before this one. */
function unitsBefore(
  loaded: ReadonlyMap<string, LoadedUnit>,
  name: string,
): string[] {
  const { file } = loaded.get(name)!;
  const after = file.units('Unit', 'After');
  const pulled = [
    ...file.units('Unit', 'Requires'),
    ...file.units('Unit', 'Wants'),
  ];
  const named = [...after, ...pulled].filter(each => {
    const other = loaded.get(each);
    return other && (other.unit.enabled || pulled.includes(each));
  });
  const ordered = [...loaded.values()]
    .filter(
      each =>
        each.unit.enabled && each.file.units('Unit', 'Before').includes(name),
    )
    .map(each => each.unit.name);
  return [...ordered, ...named].filter(each => each !== name);
}

function runUnit(
  node: SimulatedNode,
  { unit, file }: LoadedUnit,
  log: string[],
): boolean {
  if (!conditionsHold(node, file)) {
    unit.log.push('Condition check resulted in being skipped.');
    return true;
  }
  if (unit.name.endsWith('.mount')) {
    return mount(node, unit, file, log);
  }
  if (unit.name.endsWith('.service')) {
    const oneShot = file.last('Service', 'Type') === 'oneshot';
    if (oneShot && !runOneShot(node, unit, file, log)) {
      return false;
    }
    unit.state =
      oneShot && file.last('Service', 'RemainAfterExit') !== 'yes'
        ? 'inactive'
        : 'active';
  }
  return true;
}

function runOneShot(
  node: SimulatedNode,
  unit: NodeUnit,
  file: UnitFile,
  log: string[],
): boolean {
  const run = (words: string[]) => runDiskCommand(node, words);
  const read = (path: string) => node.files.get(path);
  const lines = ['ExecStartPre', 'ExecStart', 'ExecStartPost'].flatMap(key =>
    file.all('Service', key),
  );
  for (const line of lines) {
    const [, flags, command] = /^([-@:+!]*)(.*)$/s.exec(line)!;
    const words = splitCommandLine(command).map(quote).join(' ');
    const result = runShell(words, run, read);
    if (result.output) {
      unit.log.push(result.output);
    }
    if (result.exitCode !== 0 && !flags.includes('-')) {
      return fail(
        unit,
        `Main process exited, code=exited, status=${
          result.exitCode
        }: ${command}${result.output ? `: ${result.output}` : ''}`,
        log,
      );
    }
  }
  return true;
}

function mount(
  node: SimulatedNode,
  unit: NodeUnit,
  file: UnitFile,
  log: string[],
): boolean {
  const where = file.last('Mount', 'Where') ?? '';
  const what = file.last('Mount', 'What') ?? '';
  const type = file.last('Mount', 'Type');
  const options = file.last('Mount', 'Options') ?? 'defaults';
  if (mountUnitName(where) !== unit.name) {
    return fail(unit, `Where= setting doesn't match unit name. Refusing.`, log);
  }
  if (options.split(',').includes('bind')) {
    const source = node.filesystemOf(what);
    if (!source) {
      return fail(unit, `special device ${what} does not exist.`, log);
    }
    node.mounts.push({ device: source.mount.device, target: where, options });
  } else {
    const device = resolveDevice(node.disks, what);
    if (!device) {
      return fail(unit, `Timed out waiting for device ${what}.`, log);
    }
    if (!device.filesystem || (type && device.filesystem.type !== type)) {
      return fail(
        unit,
        `mount: ${where}: wrong fs type, bad option, bad superblock on ${what}, missing codepage or helper program, or other error.`,
        log,
      );
    }
    node.mounts.push({ device: device.name, target: where, options });
  }
  unit.state = 'active';
  unit.log.push(`Mounted ${where}.`);
  return true;
}

function fail(unit: NodeUnit, message: string, log: string[]): false {
  unit.state = 'failed';
  unit.log.push(message);
  log.push(`${unit.name}: ${message}`);
  return false;
}

function conditionsHold(node: SimulatedNode, file: UnitFile): boolean {
  return file.all('Unit', 'ConditionPathExists').every(each => {
    const negated = each.startsWith('!');
    const path = each.replace(/^!/, '');
    const exists =
      node.files.has(path) || resolveDevice(node.disks, path) !== undefined;
    return exists !== negated;
  });
}

/** Whatever container storage is now, the images are on it once the containers run again. */
function fillContainerStorage(node: SimulatedNode): void {
  const filesystem = node.filesystemOf(CONTAINER_STORAGE)?.filesystem;
  if (filesystem) {
    filesystem.usedBytes = Math.max(
      filesystem.usedBytes,
      Math.min(IMAGES_BYTES, filesystem.sizeBytes),
    );
  }
}

function quote(word: string): string {
  return `'${word.replace(/'/g, `'\\''`)}'`;
}
