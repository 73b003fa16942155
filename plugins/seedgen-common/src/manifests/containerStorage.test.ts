import { parse } from 'yaml';
import {
  buildPartitionMachineConfig,
  buildSecondaryDiskMachineConfig,
} from './containerStorage';
import type { IgnitionConfig } from './machineConfig';
import { manifestToYaml } from './yaml';

const DISK = '/dev/disk/by-id/virtio-data';

function unitsOf(manifest: { [key: string]: unknown }) {
  const { config } = manifest.spec as { config: IgnitionConfig };
  return new Map(config.systemd?.units.map(unit => [unit.name, unit]));
}

function valuesOf(contents: string, key: string): string[] {
  return contents
    .split('\n')
    .filter(line => line.startsWith(`${key}=`))
    .map(line => line.slice(key.length + 1));
}

describe('buildSecondaryDiskMachineConfig', () => {
  const manifest = buildSecondaryDiskMachineConfig(DISK, {
    runId: 'r1',
    requestedBy: 'user:default/guest',
  });
  const units = unitsOf(manifest);
  const contentsOf = (name: string) => units.get(name)?.contents ?? '';

  it('has nothing that the Machine Config Operator refuses on a running node', () => {
    expect(Object.keys((manifest.spec as any).config)).toEqual([
      'ignition',
      'systemd',
    ]);
    expect(manifest.metadata).toEqual({
      name: '98-var-lib-containers-secondary-disk',
      labels: { 'machineconfiguration.openshift.io/role': 'master' },
      annotations: {
        'seedgen.io/run': 'r1',
        'seedgen.io/requested-by': 'user:default/guest',
      },
    });
  });

  it('mounts by a unit of the name that Lifecycle Agent asks for, from what an installation mounts', () => {
    const unit = units.get('var-lib-containers.mount');
    expect(unit?.enabled).toBe(true);
    expect(valuesOf(unit?.contents ?? '', 'What')).toEqual([
      '/dev/disk/by-partlabel/var-lib-containers',
    ]);
    expect(valuesOf(unit?.contents ?? '', 'Where')).toEqual([
      '/var/lib/containers',
    ]);
    expect(unit?.contents).toBe(
      unitsOf(
        buildPartitionMachineConfig({ device: '/dev/vda', startMiB: 60000 }),
      )
        .get('var-lib-containers.mount')
        ?.contents.replace(
          '[Unit]\nDescription=Container storage on a filesystem of its own\n',
          '[Unit]\nDescription=Container storage on a filesystem of its own\n' +
            'Wants=seedgen-partition-container-disk.service seedgen-format-container-disk.service\n' +
            'After=seedgen-partition-container-disk.service seedgen-format-container-disk.service\n' +
            'Requires=seedgen-check-container-disk.service\n' +
            'After=seedgen-check-container-disk.service\n',
        ),
    );
  });

  it('starts no service that would wait for itself, and does everything before CRI-O and kubelet', () => {
    for (const unit of units.values()) {
      if (!unit.name.endsWith('.service')) continue;
      expect(valuesOf(unit.contents, 'DefaultDependencies')).toEqual(['no']);
      expect(unit.enabled).toBe(true);
    }
    for (const name of [
      'var-lib-containers.mount',
      'seedgen-label-container-storage.service',
    ]) {
      expect(valuesOf(contentsOf(name), 'Before').join()).toContain(
        'local-fs.target crio.service kubelet.service',
      );
    }
  });

  it('lets the node start when the disk fails', () => {
    for (const unit of units.values()) {
      expect(unit.contents).not.toContain('RequiredBy=');
    }
  });

  const onDisk = `/bin/sh -c 'part=$$(/usr/bin/readlink --canonicalize-existing /dev/disk/by-partlabel/var-lib-containers) && /usr/bin/lsblk --raw --noheadings --paths --output KNAME ${DISK} | /usr/bin/grep --quiet --fixed-strings --line-regexp "$$part"'`;

  it('mounts, wipes and formats no partition of another disk', () => {
    const commands = (unit: string) =>
      contentsOf(`seedgen-${unit}-container-disk.service`)
        .split('\n')
        .filter(line => line.startsWith('Exec'));
    expect(commands('check')).toEqual([`ExecStart=${onDisk}`]);
    for (const [unit, command] of [
      ['partition', '/usr/sbin/wipefs'],
      ['format', '/usr/sbin/mkfs.xfs'],
    ]) {
      const lines = commands(unit);
      const at = lines.findIndex(line => line.endsWith(onDisk));
      expect(at).toBeGreaterThan(-1);
      expect(lines.findIndex(line => line.includes(command))).toBeGreaterThan(
        at,
      );
    }
  });

  it('writes only to a disk without signature, and formats without force', () => {
    const partition = contentsOf('seedgen-partition-container-disk.service');
    expect(valuesOf(partition, 'ConditionPathExists')).toEqual([
      '!/dev/disk/by-partlabel/var-lib-containers',
    ]);
    expect(valuesOf(partition, 'ExecCondition')).toEqual([
      '/usr/bin/udevadm settle',
      '/usr/bin/test ! -e /dev/disk/by-partlabel/var-lib-containers',
      `/bin/sh -c 'found=$$(/usr/bin/lsblk --nodeps --noheadings --output FSTYPE ${DISK}) && test -z "$$found"'`,
    ]);
    expect(valuesOf(partition, 'ExecStart')).toEqual([
      `/usr/sbin/sgdisk --new=1:0:0 --typecode=1:8300 --change-name=1:var-lib-containers ${DISK}`,
      '/usr/bin/udevadm settle',
      onDisk,
      '/usr/sbin/wipefs --all /dev/disk/by-partlabel/var-lib-containers',
      '/usr/bin/udevadm settle',
    ]);
    const format = contentsOf('seedgen-format-container-disk.service');
    // Whatever another disk's filesystem is called, this one is looked at itself.
    expect(valuesOf(format, 'ConditionPathExists')).toEqual([]);
    expect(valuesOf(format, 'ExecCondition').at(-1)).toContain(
      '--output FSTYPE /dev/disk/by-partlabel/var-lib-containers',
    );
    const [mkfs] = valuesOf(format, 'ExecStart');
    expect(mkfs.split(' ')).not.toContain('-f');
    const label = mkfs.split(' ')[mkfs.split(' ').indexOf('-L') + 1];
    expect(label.length).toBeLessThanOrEqual(12);
  });

  it.each([
    '/etc/passwd',
    '/dev/null',
    'vdb',
    '/dev/vdb; reboot',
    '/dev/disk/by-id/%n',
  ])('refuses %s as a disk', device => {
    expect(() => buildSecondaryDiskMachineConfig(device)).toThrow(
      /DevicePathInvalid/,
    );
  });
});

describe('buildPartitionMachineConfig', () => {
  it('is the MachineConfig of the how-to, with the mount unit that it lacks', () => {
    const manifest = buildPartitionMachineConfig({
      device: '/dev/vda',
      startMiB: 60000,
    });
    expect(parse(manifestToYaml(manifest))).toMatchObject({
      kind: 'MachineConfig',
      metadata: { name: '98-var-lib-containers-partitioned' },
      spec: {
        config: {
          storage: {
            disks: [
              {
                device: '/dev/vda',
                partitions: [
                  { label: 'var-lib-containers', startMiB: 60000, sizeMiB: 0 },
                ],
              },
            ],
            filesystems: [
              {
                device: '/dev/disk/by-partlabel/var-lib-containers',
                format: 'xfs',
                path: '/var/lib/containers',
              },
            ],
          },
          systemd: { units: [{ name: 'var-lib-containers.mount' }] },
        },
      },
    });
    expect(manifest.metadata.annotations).toBeUndefined();
  });
});
