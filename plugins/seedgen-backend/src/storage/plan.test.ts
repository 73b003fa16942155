import type {
  StorageLayout,
  StorageStrategy,
} from '@seedgen/backstage-plugin-seedgen-common';
import { parse } from 'yaml';
import { SEEN_AT, emptyDisk, readyLayout, sharedLayout } from './__testUtils__';
import { planStorage, planStrategy } from './plan';
import { startMiBFor } from './strategies/bootDisk';
import { GIB } from '../units';
import { DEFAULT_SETTINGS } from '../__testUtils__/defaultSettings';

function inputFor(layout: StorageLayout | undefined, over: object = {}) {
  return {
    cluster: 'sno2',
    layout,
    requirements: DEFAULT_SETTINGS.storage.requirements,
    now: new Date(SEEN_AT),
    version: '4.18.27',
    ...over,
  };
}

const inUse = emptyDisk({
  name: 'vdc',
  path: '/dev/vdc',
  stablePath: '/dev/disk/by-id/virtio-db',
  filesystem: 'LVM2_member',
});

describe('planStorage', () => {
  it.each<
    [
      string,
      StorageLayout | undefined,
      StorageStrategy | undefined,
      StorageStrategy[],
    ]
  >([
    ['a ready node', readyLayout(), 'none-needed', ['none-needed']],
    [
      'an empty second disk',
      sharedLayout([emptyDisk()]),
      'secondary-disk',
      ['secondary-disk', 'install-time', 'machine-config'],
    ],
    [
      'no second disk',
      sharedLayout(),
      'install-time',
      ['install-time', 'machine-config'],
    ],
    [
      'a second disk in use',
      sharedLayout([inUse]),
      'install-time',
      ['install-time', 'machine-config'],
    ],
    ['disks not read', undefined, undefined, []],
  ])('%s', (_, layout, recommended, feasible) => {
    const plan = planStorage(inputFor(layout));
    expect(plan.recommended).toBe(recommended);
    expect(plan.options.filter(o => o.feasible).map(o => o.strategy)).toEqual(
      feasible,
    );
    expect(plan.options.map(o => o.strategy).sort()).toEqual([
      'install-time',
      'machine-config',
      'none-needed',
      'secondary-disk',
    ]);
    for (const option of plan.options) {
      expect(option.reasons).not.toEqual([]);
      expect(option.consequences.length > 0).toBe(option.feasible);
      expect(option).not.toHaveProperty('manifest');
    }
  });

  it('keeps the reason and the sizes of a disk that is too small', () => {
    const plan = planStorage(
      inputFor(sharedLayout([emptyDisk({ sizeBytes: 100 * GIB })])),
    );
    const option = plan.options.find(o => o.strategy === 'secondary-disk');
    expect(option?.reasons).toEqual([
      'DiskTooSmall: vdb is empty but has 100.0 GiB, and 141.0 GiB are needed.',
    ]);
  });

  it('needs room for the partition table as well', () => {
    const planFor = (sizeBytes: number) =>
      planStorage(inputFor(sharedLayout([emptyDisk({ sizeBytes })])));
    expect(planFor(141 * GIB).recommended).toBe('install-time');
    expect(planFor(141 * GIB + 2 * 1024 ** 2).recommended).toBe(
      'secondary-disk',
    );
  });

  it('never recommends what the Machine Config Operator refuses', () => {
    const small = sharedLayout();
    small.disks[0].sizeBytes = 120 * GIB;
    const plan = planStorage(inputFor(small));
    expect(plan.recommended).toBeUndefined();
    expect(
      plan.options.find(o => o.strategy === 'machine-config'),
    ).toMatchObject({ feasible: true });
  });
});

describe('planStrategy', () => {
  it.each([
    [
      '/dev/disk/by-path/pci-0000:05:00.0',
      '/dev/disk/by-path/pci-0000:05:00.0',
    ],
    ['/dev/disk/by-id/virtio-data', '/dev/disk/by-id/virtio-data'],
    // A kernel name may be another disk's after the reboot.
    ['/dev/vdb', '/dev/disk/by-id/virtio-data'],
  ])('takes the disk that is asked for as %s', (device, named) => {
    const disk = emptyDisk({
      otherPaths: ['/dev/disk/by-path/pci-0000:05:00.0'],
    });
    const outcome = planStrategy(
      'secondary-disk',
      inputFor(sharedLayout([disk]), { device }),
    );
    expect(outcome).toMatchObject({ feasible: true, device: named });
    expect(outcome.manifests[0].yaml).toContain(`sgdisk`);
    expect(outcome.manifests[0].yaml).toContain(named);
  });

  it('prefers flash, then the smallest disk that is large enough', () => {
    const disks = [
      emptyDisk({
        name: 'sda',
        stablePath: '/dev/disk/by-id/a',
        rotational: true,
      }),
      emptyDisk({
        name: 'sdb',
        stablePath: '/dev/disk/by-id/b',
        sizeBytes: 900 * GIB,
      }),
      emptyDisk({
        name: 'sdc',
        stablePath: '/dev/disk/by-id/c',
        sizeBytes: 300 * GIB,
      }),
      emptyDisk({
        name: 'sdd',
        stablePath: '/dev/disk/by-id/d',
        sizeBytes: 50 * GIB,
      }),
    ];
    expect(
      planStrategy('secondary-disk', inputFor(sharedLayout(disks))).device,
    ).toBe('/dev/disk/by-id/c');
  });

  it.each([
    ['/dev/disk/by-id/virtio-data', true, 'vdb is empty'],
    ['/dev/vdb', true, 'vdb is empty'],
    ['/dev/vdc', false, 'DiskInUse'],
    ['/dev/vda', false, 'DiskInUse'],
    ['/dev/vdz', false, 'DiskNotFound'],
  ])('secondary disk asked for as %s', (device, feasible, reason) => {
    const layout = sharedLayout([emptyDisk(), inUse]);
    const outcome = planStrategy(
      'secondary-disk',
      inputFor(layout, { device }),
    );
    expect(outcome.feasible).toBe(feasible);
    expect(outcome.reasons[0]).toContain(reason);
  });

  it('takes a disk with nothing but a kernel name only when it is asked for', () => {
    const layout = sharedLayout([emptyDisk({ stablePath: undefined })]);
    const unasked = planStrategy('secondary-disk', inputFor(layout));
    expect(unasked.feasible).toBe(false);
    expect(unasked.reasons[0]).toMatch(/^UnstableDevicePath: .*by-id/);
    const outcome = planStrategy(
      'secondary-disk',
      inputFor(layout, { device: '/dev/vdb' }),
    );
    expect(outcome).toMatchObject({ feasible: true, device: '/dev/vdb' });
    expect(outcome.reasons.join()).toContain('UnstableDevicePath');
  });

  it('has the applied object and the shown document say the same, with the mark of the run', () => {
    const mark = { runId: 'run-1', requestedBy: 'user:default/guest' };
    const outcome = planStrategy(
      'secondary-disk',
      inputFor(sharedLayout([emptyDisk()]), { mark }),
    );
    expect(parse(outcome.manifests[0].yaml)).toEqual(outcome.manifest);
    expect(outcome.manifest?.metadata.annotations).toEqual({
      'seedgen.io/run': 'run-1',
      'seedgen.io/requested-by': 'user:default/guest',
    });
  });

  it.each([
    ['4.15.9', 'Unreconcilable'],
    ['4.16.0', 'does not render'],
    ['4.18.27', 'does not render'],
    [undefined, 'does not render'],
  ])('machine-config on %s says how it is refused', (version, text) => {
    const outcome = planStrategy(
      'machine-config',
      inputFor(sharedLayout(), { version }),
    );
    expect(outcome.reasons[0]).toContain(text);
    expect(outcome.reasons[0]).toContain(
      'ignition disks section contains changes',
    );
  });

  it('gives files for the installation, which Ignition and the operator read alike', () => {
    const outcome = planStrategy('install-time', inputFor(sharedLayout()));
    const [override, machineConfig] = outcome.manifests;
    expect(override.name).toBe('ignition-config-override.json');
    expect(parse(machineConfig.yaml).spec.config).toEqual(
      JSON.parse(override.yaml),
    );
    expect(JSON.parse(override.yaml).storage.disks).toEqual([
      {
        device: '/dev/vda',
        wipeTable: false,
        partitions: [
          { label: 'var-lib-containers', startMiB: 60000, sizeMiB: 0 },
        ],
      },
    ]);
    expect(outcome.manifest).toBeUndefined();
  });

  it('names any disk for an installation, and refuses what is no path of a disk', () => {
    const input = inputFor(undefined, { device: '/dev/disk/by-path/pci-1' });
    expect(planStrategy('install-time', input)).toMatchObject({
      feasible: true,
      device: '/dev/disk/by-path/pci-1',
    });
    expect(() =>
      planStrategy(
        'install-time',
        inputFor(undefined, { device: '/etc/passwd' }),
      ),
    ).toThrow(/DevicePathInvalid/);
  });
});

describe('startMiBFor', () => {
  it.each([
    [58, 60_000],
    [10, 25_000],
    [120, 124_000],
  ])('leaves %d GiB for root', (gib, startMiB) => {
    expect(startMiBFor({ rootBytes: gib * GIB, containersBytes: GIB })).toBe(
      startMiB,
    );
  });
});
