/** What can be run on a node. Only reads; nothing of a command comes from outside this file. */
export type NodeCommand =
  | 'lsblk'
  | 'df'
  | 'container-mount-unit'
  | 'container-mount-file'
  | 'disk-links'
  | 'imager-log';

// The machine config daemon has the host's root at /rootfs. `lsblk -O` gives every column that the
// node's version knows, whereas a list of columns fails on the first one that it does not.
const ON_HOST = ['chroot', '/rootfs'];

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
  'disk-links': [...ON_HOST, 'ls', '-l', '/dev/disk/by-id'],
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
};
