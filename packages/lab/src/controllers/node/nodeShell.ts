import type { PodRuntime } from '../../apiserver/types';
import type { SimulatedNode } from '../../world/node/SimulatedNode';
import { LIFECYCLE_AGENT_NAMESPACE } from '../../world/objects/lifecycleAgent';
import { MACHINE_CONFIG_NAMESPACE } from '../../world/objects/systemPods';
import { sgdisk } from '../machineConfig/boot/partitionCommands';
import { crictl } from './commands/crictl';
import { df } from './commands/df';
import { cat, ls, rm, touch } from './commands/files';
import { find } from './commands/find';
import { grep } from './commands/grep';
import { lsblk } from './commands/lsblk';
import type { CommandOutput } from './commands/output';
import { failed, printed } from './commands/output';
import { podman } from './commands/podman';
import { curl, skopeo, type RegistryWorld } from './commands/registryPrograms';
import { systemctl } from './commands/systemctl';

type Command = (node: SimulatedNode, args: string[]) => CommandOutput;

const commands: Record<string, Command> = {
  lsblk,
  df,
  find,
  systemctl,
  podman,
  crictl,
  cat,
  grep,
  ls,
  rm,
  touch,
  sgdisk: (node, args) => {
    const { exitCode, output } = sgdisk(node, args);
    return exitCode === 0 ? printed(output) : failed(output, exitCode);
  },
  hostname: node => printed(`${node.hostname}\n`),
  uname: (_, args) => printed(args.includes('-m') ? 'x86_64\n' : 'Linux\n'),
  true: () => printed(''),
};

const registryPrograms: Record<
  string,
  (world: RegistryWorld, args: string[]) => Promise<CommandOutput>
> = { skopeo, curl };

/** Where the root of the node's filesystem is in the containers of these namespaces. */
const HOST_ROOTS: Record<string, { pods: RegExp; root: string }> = {
  [MACHINE_CONFIG_NAMESPACE]: {
    pods: /^machine-config-daemon-/,
    root: '/rootfs',
  },
  [LIFECYCLE_AGENT_NAMESPACE]: {
    pods: /^lifecycle-agent-controller-manager-/,
    root: '/host',
  },
};

/**
 * Commands in containers. The node's own are reached with `chroot` in the privileged containers;
 * outside of that there is only what every container image has.
 */
export function createNodeShell(
  node: SimulatedNode,
  /** For programs that ask registries; without it the node does not have them. */
  world: () => RegistryWorld | undefined = () => undefined,
): PodRuntime['exec'] {
  return async ({ namespace, pod, command }) => {
    const [name = '', ...args] = command;
    const host = HOST_ROOTS[namespace];
    if (name === 'chroot' || name === '/usr/sbin/chroot') {
      const [root, ...rest] = args;
      if (!host?.pods.test(pod) || root?.replace(/\/$/, '') !== host.root) {
        return failed(
          `chroot: cannot change root directory to '${root}': No such file or directory`,
          125,
        );
      }
      return runOnNode(node, world(), rest);
    }
    if (name === 'true') {
      return printed('');
    }
    return failed(
      `executable file \`${name}\` not found in $PATH: No such file or directory`,
      127,
    );
  };
}

function runOnNode(
  node: SimulatedNode,
  world: RegistryWorld | undefined,
  words: string[],
): CommandOutput | Promise<CommandOutput> {
  const [path = '', ...args] = words;
  const name = path.replace(/^\/(usr\/)?s?bin\//, '');
  const asking = Object.hasOwn(registryPrograms, name)
    ? registryPrograms[name]
    : undefined;
  if (asking && world) return asking(world, args);
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  return command
    ? command(node, args)
    : failed(
        `chroot: failed to run command '${path}': No such file or directory`,
        127,
      );
}
