import type { StorageLayout } from '@seedgen/backstage-plugin-seedgen-common';
import {
  emptyDisk,
  readyLayout,
  sharedLayout,
} from '../../storage/__testUtils__';
import { object } from '../__testUtils__';
import {
  checkResult,
  failing,
  endOf,
  wantedEndOf,
  type CheckCase,
} from '../__testUtils__/checkResult';

const withLayout = (layout: StorageLayout) => ({
  cluster: {
    readStorageLayout: async () => ({ ok: true as const, value: layout }),
  },
});

describe('storage', () => {
  it.each<CheckCase>([
    {
      check: 'storage-ready',
      when: 'there is no partition',
      world: withLayout(sharedLayout()),
      status: 'fail',
      code: 'NoDedicatedFilesystem',
      says: 'Rejected: Cluster must be configured with shared container storage',
    },
    {
      check: 'storage-ready',
      when: 'the disks cannot be read',
      world: { cluster: { readStorageLayout: failing('timeout') } },
      status: 'unknown',
      code: 'TimedOut',
    },
  ])('$check is $status: $when', async given => {
    expect(await endOf(given)).toEqual(wantedEndOf(given));
  });
});

const strategy = (
  given: Omit<CheckCase, 'check' | 'world'> & { layout: StorageLayout },
): CheckCase => {
  const { layout, subject, ...rest } = given;
  return {
    check: 'storage-strategy-feasible',
    world: withLayout(layout),
    subject: { kind: 'partition', ...subject },
    ...rest,
  };
};

describe('a strategy', () => {
  it.each<CheckCase>([
    strategy({
      when: 'nothing is asked for, and there is an empty second disk',
      layout: sharedLayout([emptyDisk()]),
      status: 'pass',
      says: 'secondary-disk can be done',
    }),
    strategy({
      when: 'there is no second disk',
      layout: sharedLayout(),
      subject: { strategy: 'secondary-disk' },
      status: 'fail',
      code: 'StrategyInfeasible',
      says: 'NoEmptyDisk',
    }),
    strategy({
      when: 'it is files only',
      layout: sharedLayout(),
      subject: { strategy: 'install-time' },
      status: 'fail',
      code: 'NotForRunningNode',
    }),
    strategy({
      when: 'what is named is not a disk',
      layout: sharedLayout([emptyDisk()]),
      subject: { strategy: 'machine-config', device: '/etc/passwd' },
      status: 'fail',
      code: 'DevicePathInvalid',
    }),
  ])('$check is $status: $when', async given => {
    expect(await endOf(given)).toEqual(wantedEndOf(given));
  });
});

describe('container storage that is a folder of the root filesystem, bound by the unit', () => {
  it('is accepted with a warning of our own', async () => {
    const layout = sharedLayout([], {
      containerMountUnit: { active: true, what: '/dev/vda4' },
    });
    const found = await checkResult('storage-ready', withLayout(layout));
    expect([found.status, found.reasonCode]).toEqual([
      'warn',
      'SharedByBindMount',
    ]);
    expect(found.message).toContain('Lifecycle Agent accepts that');
    expect(found.message).not.toContain('Rejected');
  });
});

describe('container-units-free', () => {
  const MASTER = { 'machineconfiguration.openshift.io/role': 'master' };
  const config = (
    name: string,
    spec: object,
    metadata: object = { labels: MASTER },
  ) => object(name, {}, { metadata: { name, ...metadata }, spec });
  const units = (...all: object[]) => ({
    config: { ignition: { version: '3.2.0' }, systemd: { units: all } },
  });
  const storage = (parts: object) => ({ config: { storage: parts } });
  const look = (
    objects: ReturnType<typeof config>[],
    subject: object = { strategy: 'secondary-disk' },
    layout = sharedLayout([emptyDisk()]),
  ) =>
    checkResult(
      'container-units-free',
      { ...withLayout(layout), objects: { MachineConfig: objects } },
      { kind: 'partition', ...subject },
    );
  const MOUNT = { name: 'var-lib-containers.mount' };
  const OWN = '98-var-lib-containers-secondary-disk';

  it.each<[string, ReturnType<typeof config>, RegExp]>([
    [
      'the same unit, switched off',
      config(
        '99-containers-mount',
        units({
          ...MOUNT,
          enabled: false,
          contents: '[Mount]\nWhat=/dev/disk/by-partlabel/containers\n',
        }),
      ),
      /^MachineConfig 99-containers-mount has unit var-lib-containers.mount, and wins over/,
    ],
    [
      'the same unit in one that ours would replace',
      config('50-containers', units({ ...MOUNT, enabled: true })),
      /^MachineConfig 50-containers has unit var-lib-containers.mount$/,
    ],
    [
      'a drop-in alone',
      config(
        '99-a',
        units({
          ...MOUNT,
          dropins: [{ name: '10-x.conf', contents: '[Mount]\nOptions=ro' }],
        }),
      ),
      /unit var-lib-containers.mount/,
    ],
    ['a masked unit', config('97-a', units({ ...MOUNT, mask: true })), /unit/],
    [
      'an automount',
      config(
        '99-a',
        units({ name: 'var-lib-containers.automount', enabled: true }),
      ),
      /unit var-lib-containers.automount/,
    ],
    [
      'a mount below',
      config(
        '99-a',
        units({ name: 'var-lib-containers-storage.mount', enabled: true }),
      ),
      /unit var-lib-containers-storage.mount/,
    ],
    [
      'a unit of ours',
      config(
        '99-a',
        units({
          name: 'seedgen-format-container-disk.service',
          enabled: false,
        }),
      ),
      /unit seedgen-format-container-disk.service/,
    ],
    [
      'a filesystem of Ignition',
      config(
        '10-installed',
        storage({
          filesystems: [{ device: '/dev/sdb1', path: '/var/lib/containers' }],
        }),
      ),
      /a filesystem for \/var\/lib\/containers$/,
    ],
    [
      'a filesystem below',
      config(
        '10-installed',
        storage({ filesystems: [{ path: '/var/lib/containers/storage' }] }),
      ),
      /a filesystem for/,
    ],
    [
      'a partition of Ignition',
      config(
        '10-installed',
        storage({
          disks: [
            {
              device: '/dev/sdb',
              partitions: [{ label: 'var-lib-containers' }],
            },
          ],
        }),
      ),
      /a partition var-lib-containers on \/dev\/sdb/,
    ],
    [
      'a unit that is written as a file',
      config(
        '99-a',
        storage({
          files: [{ path: '/etc/systemd/system/var-lib-containers.mount' }],
        }),
      ),
      /file \/etc\/systemd\/system\/var-lib-containers.mount/,
    ],
    [
      'one in a folder that systemd reads as well',
      config(
        '99-a',
        storage({
          files: [
            {
              path: '/usr/local/lib/systemd/system/var-lib-containers.mount',
            },
          ],
        }),
      ),
      /file \/usr\/local\/lib\/systemd\/system\/var-lib-containers.mount/,
    ],
    [
      'one that the portal applied, under another name',
      config('99-zz-from-git', units(MOUNT), {
        labels: MASTER,
        annotations: { 'seedgen.io/run': 'run-1' },
      }),
      /^MachineConfig 99-zz-from-git has unit var-lib-containers.mount/,
    ],
    [
      'encryption of the partition',
      config(
        '99-a',
        storage({
          luks: [{ device: '/dev/disk/by-partlabel/var-lib-containers' }],
        }),
      ),
      /encryption of/,
    ],
    [
      'an array with the partition',
      config(
        '99-a',
        storage({
          raid: [{ devices: ['/dev/disk/by-partlabel/var-lib-containers'] }],
        }),
      ),
      /an array with/,
    ],
    [
      'a drop-in that is written as a file',
      config(
        '99-a',
        storage({
          files: [
            { path: '/etc/systemd/system/var-lib-containers.mount.d/a.conf' },
          ],
        }),
      ),
      /mount.d\/a.conf/,
    ],
    [
      'a unit that is linked away',
      config(
        '99-a',
        storage({
          links: [
            {
              path: '/etc/systemd/system/var-lib-containers.mount',
              target: '/dev/null',
            },
          ],
        }),
      ),
      /file/,
    ],
    [
      'a line of fstab',
      config(
        '99-a',
        storage({
          files: [
            {
              path: '/etc/fstab',
              contents: {
                source: 'data:,LABEL%3Dx%20/var/lib/containers%20xfs',
              },
            },
          ],
        }),
      ),
      /file \/etc\/fstab/,
    ],
    [
      'a mask of the kernel',
      config('99-a', {
        kernelArguments: ['quiet', 'systemd.mask=var-lib-containers.mount'],
      }),
      /kernel argument systemd.mask/,
    ],
    [
      'our name, made by hand',
      config(OWN, units()),
      /the name that a run would use/,
    ],
  ])('is named: %s', async (_, clash, message) => {
    const found = await look([
      config('00-master', units({ name: 'kubelet.service' })),
      clash,
    ]);
    expect([found.status, found.severity, found.reasonCode]).toEqual([
      'fail',
      'blocks',
      'ContainerUnitsClash',
    ]);
    expect(found.message).toMatch(message);
  });

  it.each<[string, ReturnType<typeof config>]>([
    [
      'of another role',
      config('99-a', units(MOUNT), {
        labels: { 'machineconfiguration.openshift.io/role': 'worker' },
      }),
    ],
    ['that is rendered', config('rendered-master-1', units(MOUNT))],
    [
      'of an earlier run',
      config(OWN, units(MOUNT), {
        labels: MASTER,
        annotations: { 'seedgen.io/run': 'run-1' },
      }),
    ],
    [
      'for another path',
      config('99-a', {
        ...units({ name: 'var.mount' }, { name: 'var-lib-etcd.mount' }),
        kernelArguments: ['systemd.mask=x.service'],
      }),
    ],
    [
      'that is odd',
      config('99-a', {
        kernelArguments: 7,
        config: {
          systemd: { units: [null, 'x', { name: 5 }] },
          storage: {
            files: 'x',
            disks: [{ partitions: {} }],
            filesystems: [{ path: 7 }],
          },
        },
      }),
    ],
  ])('is passed over: one %s', async (_, other) => {
    expect((await look([other])).status).toBe('pass');
  });

  it('has no meaning where nothing is applied', async () => {
    const found = await look([config('98-x', units(MOUNT))], {}, readyLayout());
    expect(found.status).toBe('not-applicable');
  });

  it('is unknown where they cannot be read', async () => {
    const found = await checkResult(
      'container-units-free',
      {
        ...withLayout(sharedLayout([emptyDisk()])),
        objects: { MachineConfig: { code: 'forbidden', message: 'no' } },
      },
      { kind: 'partition' },
    );
    expect([found.status, found.reasonCode]).toEqual([
      'unknown',
      'ReadForbidden',
    ]);
  });
});
