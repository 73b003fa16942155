import type {
  NodeUnit,
  SimulatedNode,
} from '../../../world/node/SimulatedNode';
import { parseUnitFile } from '../../machineConfig/boot/unitFile';
import type { CommandOutput } from './output';
import { failed, printed } from './output';

/** `systemctl`, the verbs that only read. */
export function systemctl(node: SimulatedNode, args: string[]): CommandOutput {
  const words = args.filter(each => !each.startsWith('-'));
  const [verb, ...rest] = words;
  const units = rest.map(name =>
    /\.\w+$/.test(name) ? name : `${name}.service`,
  );
  switch (verb) {
    case 'is-active':
      return states(units, name => node.units.get(name)?.state ?? 'inactive', [
        'active',
      ]);
    case 'is-failed':
      return states(units, name => node.units.get(name)?.state ?? 'inactive', [
        'failed',
      ]);
    case 'is-enabled':
      return states(
        units,
        name => {
          const unit = node.units.get(name);
          if (!unit?.content) {
            return 'not-found';
          }
          return enablement(unit);
        },
        ['enabled'],
      );
    case 'cat':
      return cat(node, units);
    case 'show':
      return show(node, args);
    case 'status':
      return status(node, units[0] ?? '');
    default:
      return failed(`Unknown command verb ${verb}.`, 1);
  }
}

function states(
  units: string[],
  read: (name: string) => string,
  good: string[],
): CommandOutput {
  const found = units.map(read);
  return printed(
    found.map(each => `${each}\n`).join(''),
    found.some(each => good.includes(each)) ? 0 : 3,
  );
}

function cat(node: SimulatedNode, units: string[]): CommandOutput {
  const missing = units.find(name => !node.units.get(name)?.content);
  if (missing) {
    return failed(`No files found for ${missing}.`, 1);
  }
  return printed(
    units
      .map(
        name =>
          `# /etc/systemd/system/${name}\n${node.units.get(name)!.content}`,
      )
      .join('\n'),
  );
}

function show(node: SimulatedNode, args: string[]): CommandOutput {
  const properties: string[] = [];
  const names: string[] = [];
  let valueOnly = false;
  for (let index = 1; index < args.length; index += 1) {
    const word = args[index];
    const inline = /^(?:--property=|-p(?=.))(.+)$/.exec(word);
    if (inline) {
      properties.push(...inline[1].split(','));
    } else if (word === '-p' || word === '--property') {
      properties.push(...(args[(index += 1)] ?? '').split(','));
    } else if (word === '--value') {
      valueOnly = true;
    } else if (!word.startsWith('-')) {
      names.push(/\.\w+$/.test(word) ? word : `${word}.service`);
    }
  }
  const blocks = names.map(name => {
    const values = propertiesOf(node, name);
    const wanted = properties.length ? properties : Object.keys(values);
    return wanted
      .filter(each => values[each] !== undefined)
      .map(each => `${valueOnly ? '' : `${each}=`}${values[each]}\n`)
      .join('');
  });
  return printed(blocks.join('\n'));
}

function propertiesOf(
  node: SimulatedNode,
  name: string,
): Record<string, string> {
  const unit = node.units.get(name);
  const exists = Boolean(unit?.content);
  const file = parseUnitFile(unit?.content ?? '');
  const state = unit?.state ?? 'inactive';
  const isMount = name.endsWith('.mount');
  const where = file.last('Mount', 'Where');
  // While it is mounted, systemd shows the device from mountinfo and not what the unit says.
  const mounted =
    isMount && state === 'active' && where ? node.mountAt(where) : undefined;
  return {
    Id: name,
    LoadState: exists ? 'loaded' : 'not-found',
    ActiveState: state,
    SubState: subState(state, isMount),
    UnitFileState: exists ? enablement(unit!) : '',
    Result: state === 'failed' ? 'exit-code' : 'success',
    ...(exists ? { FragmentPath: `/etc/systemd/system/${name}` } : {}),
    ...(isMount && exists
      ? {
          Where: where ?? '',
          What: mounted
            ? `/dev/${mounted.device}`
            : file.last('Mount', 'What') ?? '',
          Type: file.last('Mount', 'Type') ?? '',
          Options: mounted?.options ?? file.last('Mount', 'Options') ?? '',
        }
      : {}),
  };
}

function enablement(unit: NodeUnit): string {
  return unit.enabled ? 'enabled' : 'disabled';
}

function subState(state: NodeUnit['state'], isMount: boolean): string {
  if (state === 'active') {
    return isMount ? 'mounted' : 'running';
  }
  return state === 'failed' ? 'failed' : 'dead';
}

function status(node: SimulatedNode, name: string): CommandOutput {
  const unit = node.units.get(name);
  if (!unit?.content) {
    return failed(`Unit ${name} could not be found.`, 4);
  }
  return printed(
    `${name}\n     Loaded: loaded (/etc/systemd/system/${name}; ${
      unit.enabled ? 'enabled' : 'disabled'
    })\n     Active: ${unit.state}\n${unit.log
      .map(each => `${each}\n`)
      .join('')}`,
    unit.state === 'active' ? 0 : 3,
  );
}
