/** What the imager says, part by part and in its order. */

const nsenter = (...words: string[]) =>
  `Executing nsenter with args [--target 1 --cgroup --mount --ipc --net --pid -- ${words.join(
    ' ',
  )}]`;

export const gatheringLines = (): string[] => [
  'OCI image creation has started',
  'Creating seed image',
  'Creating service installation-configuration.service',
  'Copy lca-cli binary',
  'Saving list of running containers and catalogsources.',
  nsenter('podman', 'images', '-a', '--format', 'json'),
  'Cleaning image list',
  'Save list of downloaded images',
  'Searching for catalog sources',
  'Adding related images from CSVs',
  'List of containers  saved successfully.',
  'Saving seed cluster configuration',
  'Creating seed information file in manifest.json',
  'Backing up seed cluster certificates for recert tool',
  'Seed cluster certificates backed up successfully for recert tool',
];

export const stoppingLines = (): string[] => [
  nsenter('systemctl', 'stop', 'kubelet.service'),
  nsenter('systemctl', 'disable', 'kubelet.service'),
  'Stopping containers and CRI-O runtime.',
  nsenter('systemctl', 'is-active', 'crio'),
  'crio status is active',
  'Stop running containers',
  nsenter('crictl', 'ps', '-q'),
  nsenter('systemctl', 'stop', 'crio'),
  'Running containers and CRI-O engine stopped successfully.',
];

export const recertLines = (): string[] => [
  'Run recert --force-expire tool',
  'Run unauthenticated etcd server for recert tool',
  'Start running recert',
  'Recert --force-expire tool ran and summary created successfully.',
  'Removing ovn certs folders',
];

export const backupLines = (): string[] => [
  nsenter('tar', 'czf', '/var/tmp/backup/var.tgz', '-C', '/', 'var'),
  'Backup of /var created successfully.',
  'Backing up /etc',
  'Backup of /etc created successfully.',
  'Backing up ostree',
  'Backup of rpm-ostree.json created successfully.',
  'Backup of mco-currentconfig created successfully.',
];

export const buildLines = (): string[] => [
  'Backup of .origin created successfully.',
  nsenter('podman', 'build', '-f', '/var/tmp/Containerfile', '/var/tmp/backup'),
];

export const restoreLines = (): string[] => [
  'Cleaning up seed cluster',
  'Removing seed image',
  'Cleaning up systemd service units',
  'Restoring crypto via recert tool',
  'Certificates in seed SNO cluster restored successfully.',
  'Removing /var/tmp/backup folder',
  'Restoring cluster services (i.e. kubelet.service unit)',
  nsenter('systemctl', 'enable', 'kubelet.service', '--now'),
];
