import { resolveDevice } from '../../../world/node/deviceLinks';
import type {
  NodeUnit,
  SimulatedNode,
} from '../../../world/node/SimulatedNode';
import { runDiskCommand } from './diskCommands';
import type { CommandResult } from './shell';
import { runShell } from './shell';
import { splitCommandLine } from './tokenize';
import type { UnitFile } from './unitFile';
import { mountUnitName } from './unitFile';

/** A unit with its file read. */
export interface LoadedUnit {
  unit: NodeUnit;
  file: UnitFile;
}

/** Starts a unit whose dependencies have been started; false if it fails. */
export function startUnit(
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
    return file.last('Service', 'Type') === 'oneshot'
      ? runOneShot(node, unit, file, log)
      : activate(unit);
  }
  return true;
}

/** Notes that a unit has failed. */
export function failUnit(
  unit: NodeUnit,
  message: string,
  log: string[],
): false {
  unit.state = 'failed';
  unit.log.push(message);
  log.push(`${unit.name}: ${message}`);
  return false;
}

function activate(unit: NodeUnit): true {
  unit.state = 'active';
  return true;
}

function runOneShot(
  node: SimulatedNode,
  unit: NodeUnit,
  file: UnitFile,
  log: string[],
): boolean {
  for (const line of file.all('Service', 'ExecCondition')) {
    const { result } = runLine(node, unit, line);
    // Anything else than 0 says that there is nothing to do, but for 255, which is a failure.
    if (result.exitCode === 255) {
      return failUnit(unit, `Condition process exited: ${line}`, log);
    }
    if (result.exitCode !== 0) {
      unit.log.push('Skipped due to ExecCondition.');
      return true;
    }
  }
  const lines = ['ExecStartPre', 'ExecStart', 'ExecStartPost'].flatMap(key =>
    file.all('Service', key),
  );
  for (const line of lines) {
    const { result, command, ignored } = runLine(node, unit, line);
    if (result.exitCode !== 0 && !ignored) {
      const said = result.output ? `: ${result.output}` : '';
      return failUnit(
        unit,
        `Main process exited, code=exited, status=${result.exitCode}: ${command}${said}`,
        log,
      );
    }
  }
  if (file.last('Service', 'RemainAfterExit') === 'yes') {
    unit.state = 'active';
  }
  return true;
}

function runLine(
  node: SimulatedNode,
  unit: NodeUnit,
  line: string,
): { result: CommandResult; command: string; ignored: boolean } {
  const [, flags, command] = /^([-@:+!]*)(.*)$/s.exec(line)!;
  const words = splitCommandLine(command);
  const result = runShell(
    words.map(quote).join(' '),
    (each, input) => runDiskCommand(node, each, input),
    path => node.files.get(path),
  );
  if (result.output.trim()) {
    unit.log.push(result.output.trim());
  }
  return { result, command, ignored: flags.includes('-') };
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
    return failUnit(
      unit,
      `Where= setting doesn't match unit name. Refusing.`,
      log,
    );
  }
  const isBind = options.split(',').includes('bind');
  const device = isBind
    ? node.device(node.filesystemOf(what)?.mount.device ?? '')
    : resolveDevice(node.disks, what);
  if (!device) {
    return failUnit(unit, `Timed out waiting for device ${what}.`, log);
  }
  const fits = isBind || !type || device.filesystem?.type === type;
  if (!device.filesystem || !fits) {
    return failUnit(
      unit,
      `mount: ${where}: wrong fs type, bad option, bad superblock on ${what}, missing codepage or helper program, or other error.`,
      log,
    );
  }
  node.mounts.push({ device: device.name, target: where, options });
  unit.log.push(`Mounted ${where}.`);
  return activate(unit);
}

function conditionsHold(node: SimulatedNode, file: UnitFile): boolean {
  const holds = (key: string, isSo: (path: string) => boolean) =>
    file
      .all('Unit', key)
      .every(each => isSo(each.replace(/^!/, '')) !== each.startsWith('!'));
  return (
    holds(
      'ConditionPathExists',
      path =>
        node.files.has(path) || resolveDevice(node.disks, path) !== undefined,
    ) && holds('ConditionPathIsMountPoint', path => Boolean(node.mountAt(path)))
  );
}

function quote(word: string): string {
  return `'${word.replace(/'/g, `'\\''`)}'`;
}
