import type {
  PodmanContainer,
  SimulatedNode,
} from '../../../world/node/SimulatedNode';
import type { CommandOutput } from './output';
import { failed, printed } from './output';

/** `podman`, the commands that only read; options before the command are of no effect. */
export function podman(node: SimulatedNode, args: string[]): CommandOutput {
  const start = args.findIndex(each =>
    ['logs', 'ps', 'inspect'].includes(each),
  );
  if (start < 0) {
    return failed(
      `Error: unrecognized command \`podman ${args[0] ?? ''}\``,
      125,
    );
  }
  const [command, ...rest] = args.slice(start);
  switch (command) {
    case 'logs':
      return logs(node, rest);
    case 'inspect':
      return inspect(node, rest.at(-1) ?? '');
    default:
      return ps(node, rest);
  }
}

const PS_VALUES = ['--filter', '-f', '--format'];

function ps(node: SimulatedNode, args: string[]): CommandOutput {
  const options = new Map<string, string>();
  for (let index = 0; index < args.length; index += 1) {
    const [name, inline] = splitOption(args[index]);
    const takesValue = PS_VALUES.includes(name);
    options.set(
      name,
      inline ?? (takesValue ? args[(index += 1)] ?? '' : 'true'),
    );
  }
  const filter = options.get('--filter') ?? options.get('-f');
  const listed = [...node.containers.values()].filter(
    each =>
      (options.has('--all') ||
        options.has('-a') ||
        each.status === 'running') &&
      passes(each, filter),
  );
  if (options.get('--format') === 'json') {
    return printed(`${JSON.stringify(listed.map(entryOf), null, 2)}\n`);
  }
  return printed(
    [
      'CONTAINER ID  IMAGE  COMMAND  STATUS  NAMES',
      ...listed.map(
        each =>
          `${each.name}  ${each.image}  create  ${each.status}  ${each.name}`,
      ),
    ]
      .map(line => `${line}\n`)
      .join(''),
  );
}

function splitOption(word: string): [name: string, value?: string] {
  const at = word.startsWith('--') ? word.indexOf('=') : -1;
  return at < 0 ? [word] : [word.slice(0, at), word.slice(at + 1)];
}

// podman takes the value of `name` for a pattern; of patterns, the lab knows `^` and `$`.
function passes(container: PodmanContainer, filter?: string): boolean {
  if (filter === undefined) return true;
  const [key, value = ''] = filter.split('=');
  if (key !== 'name') return false;
  const begins = value.startsWith('^');
  const ends = value.endsWith('$');
  const text = value.slice(begins ? 1 : 0, ends ? -1 : undefined);
  const { name } = container;
  if (begins && ends) return name === text;
  if (begins) return name.startsWith(text);
  return ends ? name.endsWith(text) : name.includes(text);
}

/** What Go prints for a time that never was. */
const NEVER = -62_135_596_800;

function entryOf(container: PodmanContainer): object {
  const { name, image, status, exitCode, startedAt, endedAt } = container;
  return {
    AutoRemove: false,
    Command: ['create'],
    Exited: status !== 'running',
    ExitedAt: seconds(endedAt),
    ExitCode: exitCode,
    Image: image,
    Names: [name],
    StartedAt: seconds(startedAt),
    State: status,
  };
}

function seconds(time: Date | undefined): number {
  return time ? Math.floor(time.getTime() / 1000) : NEVER;
}

function logs(node: SimulatedNode, args: string[]): CommandOutput {
  let tail: number | undefined;
  let name = '';
  for (let index = 0; index < args.length; index += 1) {
    const inline = /^--tail=(-?\d+)$/.exec(args[index]);
    if (inline) {
      tail = Number(inline[1]);
    } else if (args[index] === '--tail') {
      tail = Number(args[(index += 1)]);
    } else if (!args[index].startsWith('-')) {
      name = args[index];
    }
  }
  const container = node.containers.get(name);
  if (!container) {
    return noSuchContainer(name);
  }
  const lines =
    tail === undefined || tail < 0
      ? container.log
      : container.log.slice(Math.max(0, container.log.length - tail));
  // The container logs to its standard error, and podman keeps the two apart.
  return {
    stdout: '',
    stderr: lines.map(each => `${each}\n`).join(''),
    exitCode: 0,
  };
}

function inspect(node: SimulatedNode, name: string): CommandOutput {
  const container = node.containers.get(name);
  if (!container) {
    return { ...noSuchContainer(name), stdout: '[]\n' };
  }
  return printed(
    `${JSON.stringify(
      [
        {
          Name: container.name,
          ImageName: container.image,
          State: { Status: container.status, ExitCode: container.exitCode },
        },
      ],
      null,
      5,
    )}\n`,
  );
}

function noSuchContainer(name: string): CommandOutput {
  return failed(
    `Error: no container with name or ID "${name}" found: no such container`,
    125,
  );
}
