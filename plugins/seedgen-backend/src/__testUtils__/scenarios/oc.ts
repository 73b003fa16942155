import { execFile, spawnSync } from 'node:child_process';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const LIMIT_MS = 60_000;

/** Whether this machine has what the terminal needs. */
export const hasKubectl =
  spawnSync('kubectl', ['version', '--client']).status === 0;

/**
 * `oc` as far as copyable commands use it, made of `kubectl`: a command on the node goes through the
 * machine config daemon's pod in place of a pod for debugging.
 */
const OC = `#!/bin/sh
case "$1 $2" in
  'debug '*)
    shift 5
    namespace=openshift-machine-config-operator
    pod=$(kubectl get pods -n $namespace -l k8s-app=machine-config-daemon -o name)
    exec kubectl exec -n $namespace "$pod" -c machine-config-daemon -- chroot /rootfs "$@"
    ;;
  'set data')
    kind=\${3%/*} name=\${3#*/}
    shift 3
    data=$(kubectl create "$kind" generic "$name" "$@" --dry-run=client -o jsonpath='{.data}') || exit
    exec kubectl patch "$kind" "$name" "$1" "$2" --type=merge -p "{\\"data\\":$data}"
    ;;
  'adm certificate' | 'adm uncordon')
    shift
    ;;
esac
exec kubectl "$@"
`;

/** A person at a terminal, in a folder of their own. */
export interface Terminal {
  /** Puts a file into the folder; gives its path. */
  file(name: string, text: string): Promise<string>;
  /** Runs lines of a shell with an administrator's kubeconfig; gives what they print. */
  run(kubeconfig: string, lines: string): Promise<string>;
  close(): Promise<void>;
}

/** Opens a terminal in which `oc` works. */
export async function openTerminal(): Promise<Terminal> {
  const directory = await mkdtemp(join(tmpdir(), 'seedgen-terminal-'));
  const program = join(directory, 'oc');
  await writeFile(program, OC);
  await chmod(program, 0o700);
  return {
    file: async (name, text) => {
      const path = join(directory, name);
      await writeFile(path, text, { mode: 0o600 });
      return path;
    },
    run: async (kubeconfig, lines) => {
      const { stdout } = await run('sh', ['-ec', lines], {
        cwd: directory,
        timeout: LIMIT_MS,
        env: {
          ...process.env,
          PATH: `${directory}${delimiter}${process.env.PATH}`,
          KUBECONFIG: kubeconfig,
          KUBECACHEDIR: join(directory, 'cache'),
        },
      });
      return stdout;
    },
    close: () => rm(directory, { recursive: true, force: true }),
  };
}
