import { AGENT_FOLDER } from './agentFolder';

/** What can be run on a node. Only reads; nothing of a command comes from outside this file. */
export type NodeCommand =
  | 'lsblk'
  | 'df'
  | 'container-mount-unit'
  | 'container-mount-file'
  | 'disk-links'
  | 'imager-log'
  | 'imager-state'
  | 'agent-files'
  | 'sanitized-pull-secret';

// What Lifecycle Agent puts in place of the pull secret while a seed is taken (its
// PullSecretEmptyData), and compares the whole file with before the next one. It opens nothing.
const PULL_SECRET_PLACEHOLDER =
  '{"auths":{"registry.connect.redhat.com":{"username":"empty","password":"empty","auth":"ZW1wdHk6ZW1wdHk=","email":""}}}';

// The machine config daemon has the host's root at /rootfs. `lsblk -O` gives every column that the
// node's version knows, whereas a list of columns fails on the first one that it does not.
/** Before every command on the node. */
export const ON_HOST = ['chroot', '/rootfs'];

/** The command lines, by name. */
export const NODE_COMMANDS: Record<NodeCommand, readonly string[]> = {
  lsblk: [...ON_HOST, 'lsblk', '--json', '-b', '-O'],
  df: [
    ...ON_HOST,
    'df',
    '-B1',
    '--output=source,size,used,avail,itotal,iavail,target',
  ],
  'container-mount-unit': [
    ...ON_HOST,
    'systemctl',
    'show',
    'var-lib-containers.mount',
    '-p',
    'ActiveState',
    '-p',
    'What',
  ],
  'container-mount-file': [
    ...ON_HOST,
    'systemctl',
    'cat',
    'var-lib-containers.mount',
  ],
  'disk-links': [
    ...ON_HOST,
    'ls',
    '-l',
    '/dev/disk/by-id',
    '/dev/disk/by-path',
  ],
  // Below `error`, podman's own warnings would mix with the log.
  'imager-log': [
    ...ON_HOST,
    'podman',
    '--log-level',
    'error',
    'logs',
    '--tail',
    '1000',
    'lca_image_builder',
  ],
  // A container that is not there is an empty list, and no failure as with `inspect`.
  'imager-state': [
    ...ON_HOST,
    'podman',
    '--log-level',
    'error',
    'ps',
    '--all',
    '--filter',
    'name=^lca_image_builder$',
    '--format',
    'json',
  ],
  // What Lifecycle Agent stores there between the halves of a generation: sizes, times and names.
  'agent-files': [
    ...ON_HOST,
    'find',
    AGENT_FOLDER,
    '-mindepth',
    '1',
    '-maxdepth',
    '1',
    '-printf',
    String.raw`%s %T@ %f\n`,
  ],
  // Prints how many lines are the placeholder, and nothing of any other.
  'sanitized-pull-secret': [
    ...ON_HOST,
    'grep',
    '-c',
    '-x',
    '-F',
    '-e',
    PULL_SECRET_PLACEHOLDER,
    '/var/lib/kubelet/config.json',
  ],
};
