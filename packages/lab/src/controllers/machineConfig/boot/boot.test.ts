import { clusterSpec } from '../../../world/clusterSpec';
import { createNode } from '../../../world/node/createNode';
import type { SimulatedNode } from '../../../world/node/SimulatedNode';
import { CONTAINER_MOUNT_UNIT } from '../../../world/node/SimulatedNode';
import { GIBIBYTE } from '../../../world/node/devices';
import { boot } from './boot';

const DISK = '/dev/disk/by-id/virtio-ocp-sno2-vdb';

function nodeOf(name: string, units: Record<string, string>): SimulatedNode {
  const node = createNode(clusterSpec(name), '{}');
  for (const [unit, content] of Object.entries(units)) {
    node.units.set(unit, {
      name: unit,
      content,
      enabled: true,
      state: 'inactive',
      log: [],
    });
  }
  return node;
}

const mountUnit = (what: string, extra = 'WantedBy=local-fs.target') =>
  `[Unit]\nAfter=prepare.service\n[Mount]\nWhat=${what}\nWhere=/var/lib/containers\nType=xfs\nOptions=defaults,prjquota\n[Install]\n${extra}\n`;

const oneShot = (...lines: string[]) =>
  `[Unit]\nDefaultDependencies=no\nBefore=${CONTAINER_MOUNT_UNIT}\n[Service]\nType=oneshot\nRemainAfterExit=yes\n${lines
    .map(each => `${each}\n`)
    .join('')}[Install]\nWantedBy=local-fs.target\n`;

describe('boot', () => {
  it('mounts what the installation has prepared', () => {
    const node = nodeOf('sno1', {});
    expect(boot(node)).toEqual({ emergency: false, log: [] });
    expect(node.mountAt('/var/lib/containers')?.device).toBe('vda5');
    expect(node.containerStorageTarget()).toBe(
      '/dev/disk/by-partlabel/var-lib-containers',
    );
  });

  it.each<[string, string[], string]>([
    [
      'a whole disk formatted by mkfs',
      [`ExecStart=/usr/sbin/mkfs.xfs -f ${DISK}`],
      DISK,
    ],
    [
      'a whole disk formatted by systemd-makefs',
      ['ExecStart=/usr/lib/systemd/systemd-makefs xfs /dev/vdb'],
      '/dev/vdb',
    ],
    [
      'a partition made by sgdisk, with conditions',
      [
        `ExecCondition=/bin/sh -c 'found=$$(/usr/bin/lsblk --nodeps --noheadings --output FSTYPE ${DISK}) && test -z "$$found"'`,
        `ExecStart=/usr/sbin/sgdisk --new=1:0:0 --typecode=1:8300 --change-name=1:var-lib-containers ${DISK}`,
        'ExecStart=/usr/bin/udevadm settle',
        'ExecStart=/usr/sbin/mkfs.xfs -L data /dev/disk/by-partlabel/var-lib-containers',
      ],
      '/dev/disk/by-partlabel/var-lib-containers',
    ],
    [
      'a partition made by parted in a shell script with a variable',
      [
        `ExecStart=/bin/bash -c 'D=/dev/vdb; if ! blkid $D; then parted -s $D mklabel gpt mkpart containers xfs 1MiB 100% && mkfs.xfs -f /dev/vdb1; fi'`,
      ],
      '/dev/disk/by-partlabel/containers',
    ],
  ])('puts container storage on %s', (_, lines, what) => {
    const node = nodeOf('sno2', {
      [CONTAINER_MOUNT_UNIT]: mountUnit(what),
      'prepare.service': oneShot(...lines),
    });
    expect(boot(node)).toEqual({ emergency: false, log: [] });
    expect(node.containerStorageTarget()).toBe(what);
    const storage = node.filesystemOf('/var/lib/containers/storage');
    expect(storage?.filesystem.sizeBytes).toBeGreaterThan(199 * GIBIBYTE);
    boot(node);
    expect(node.containerStorageTarget()).toBe(what);
  });

  it.each<[string, string, string[], boolean, RegExp]>([
    [
      'without the device, wanted',
      mountUnit('/dev/vdc'),
      [],
      false,
      /Timed out waiting for device \/dev\/vdc/,
    ],
    [
      'without the device, required',
      mountUnit('/dev/vdc', 'RequiredBy=local-fs.target'),
      [],
      true,
      /emergency mode/,
    ],
    [
      'on a disk without a filesystem',
      mountUnit('/dev/vdb'),
      [],
      false,
      /wrong fs type/,
    ],
    [
      'when mkfs fails on a disk that is in use',
      mountUnit('/dev/vda5'),
      ['ExecStart=/usr/sbin/mkfs.xfs -f /dev/vda4'],
      false,
      /contains a mounted filesystem/,
    ],
    [
      'when a program is not there',
      mountUnit('/dev/vdb'),
      ['ExecStart=/usr/local/bin/prepare-disk'],
      false,
      /prepare-disk: command not found/,
    ],
  ])(
    'leaves container storage where it was %s',
    (_, mount, lines, emergency, why) => {
      const node = nodeOf('sno2', {
        [CONTAINER_MOUNT_UNIT]: mount,
        ...(lines.length ? { 'prepare.service': oneShot(...lines) } : {}),
      });
      const result = boot(node);
      expect(result.emergency).toBe(emergency);
      expect(result.log.join('\n')).toMatch(why);
      expect(node.hasContainerStorage()).toBe(false);
      expect(node.containerStorageTarget()).toBeUndefined();
    },
  );

  it('binds a folder of the root filesystem', () => {
    const node = nodeOf('sno3', {
      [CONTAINER_MOUNT_UNIT]:
        '[Mount]\nWhat=/sysroot/containers\nWhere=/var/lib/containers\nType=none\nOptions=bind\n[Install]\nWantedBy=local-fs.target\n',
    });
    expect(boot(node)).toEqual({ emergency: false, log: [] });
    expect(node.containerStorageTarget()).toBe('/sysroot/containers');
    expect(node.mountAt('/var/lib/containers')?.device).toBe('vda4');
  });

  it('waits for devices that units name', () => {
    const node = nodeOf('sno3', {
      'prepare.service': `[Unit]\nRequires=dev-disk-by\\x2did-virtio\\x2dnone.device\n${oneShot(
        'ExecStart=/usr/sbin/mkfs.xfs -f /dev/vda4',
      )}`,
    });
    expect(boot(node).log).toEqual([
      'prepare.service: Dependency failed: dev-disk-by\\x2did-virtio\\x2dnone.device',
    ]);
  });

  it('has another boot identifier each time', () => {
    const node = nodeOf('sno1', {});
    const first = node.bootId;
    boot(node);
    expect(node.bootId).not.toBe(first);
  });

  it('does not format by force, and mounts nothing whose check fails', () => {
    const node = nodeOf('sno2', {
      [CONTAINER_MOUNT_UNIT]: mountUnit('/dev/vdb').replace(
        '[Unit]',
        '[Unit]\nRequires=check.service',
      ),
      'prepare.service': oneShot('ExecStart=/usr/sbin/mkfs.xfs /dev/vdb'),
      'check.service': oneShot(
        `ExecStart=/bin/sh -c 'disk=$$(/usr/bin/readlink -e /dev/vdb) && /usr/bin/lsblk --raw --noheadings --paths --output KNAME /dev/vda | /usr/bin/grep -qxF "$$disk"'`,
      ),
    });
    expect(boot(node)).toEqual({
      emergency: false,
      log: [
        expect.stringContaining('check.service: Main process exited'),
        `${CONTAINER_MOUNT_UNIT}: Dependency failed: check.service`,
      ],
    });
    expect(node.hasContainerStorage()).toBe(false);
  });

  it('fails a unit whose condition ends with 255', () => {
    const node = nodeOf('sno2', {
      'prepare.service': oneShot("ExecCondition=/bin/sh -c 'exit 255'"),
    });
    expect(boot(node).log).toEqual([
      expect.stringContaining('prepare.service: Condition process exited'),
    ]);
  });
});
