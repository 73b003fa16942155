import type { SimulatedNode } from '../../../world/node/SimulatedNode';
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
      return printed(
        [
          'CONTAINER ID  IMAGE  COMMAND  STATUS  NAMES',
          ...[...node.containers.values()].map(
            each =>
              `${each.name}  ${each.image}  create  ${each.status}  ${each.name}`,
          ),
        ]
          .map(line => `${line}\n`)
          .join(''),
      );
  }
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
