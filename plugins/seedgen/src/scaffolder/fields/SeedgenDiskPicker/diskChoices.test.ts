import type {
  Disk,
  StoragePlan,
} from '@seedgen/backstage-plugin-seedgen-common';
import { choiceOfPath, diskChoices, plannedOption } from './diskChoices';

const GIB = 1024 ** 3;
const disk = (name: string, part: Partial<Disk> = {}): Disk => ({
  name,
  path: `/dev/${name}`,
  sizeBytes: 200 * GIB,
  mountpoints: [],
  partitions: [],
  ...part,
});
const disks = [
  disk('vda', {
    partitions: [{ name: 'vda4', sizeBytes: 1, mountpoints: ['/sysroot'] }],
  }),
  disk('vdb', { stablePath: '/dev/disk/by-id/virtio-b' }),
  disk('vdc', { sizeBytes: 100 * GIB }),
  disk('vdd', { filesystem: 'xfs' }),
  disk('sda', { removable: true }),
];
const refusals = (strategy: string | undefined) =>
  diskChoices({ disks }, { strategy, neededBytes: 141 * GIB }).map(
    choice => choice.refusal?.kind,
  );

describe('diskChoices', () => {
  it('wants an empty disk that is large enough', () => {
    expect(refusals('secondary-disk')).toEqual([
      'partitions',
      undefined,
      'too-small',
      'filesystem',
      'removable',
    ]);
    expect(refusals(undefined)).toEqual(refusals('secondary-disk'));
  });

  it('counts the room that the partition table takes', () => {
    const [choice] = diskChoices(
      { disks: [disk('vdb')] },
      { strategy: undefined, neededBytes: 200 * GIB },
    );
    expect(choice.refusal).toEqual({
      kind: 'too-small',
      neededBytes: 200 * GIB + 2 * 1024 ** 2,
    });
  });

  it('wants the boot disk for the classic MachineConfig', () => {
    expect(refusals('machine-config')).toEqual([
      undefined,
      ...Array(4).fill('not-boot'),
    ]);
  });

  it('names a disk by-id where it can, and knows it by either name', () => {
    const choices = diskChoices(
      { disks },
      { strategy: undefined, neededBytes: 1 },
    );
    expect(choices.map(({ path, stable }) => [path, stable])[1]).toEqual([
      '/dev/disk/by-id/virtio-b',
      true,
    ]);
    expect(choices[2]).toMatchObject({ path: '/dev/vdc', stable: false });
    expect(choiceOfPath(choices, '/dev/vdb')).toBe(choices[1]);
    expect(choiceOfPath(choices, '/dev/disk/by-id/virtio-b')).toBe(choices[1]);
    expect(choiceOfPath(choices, '/dev/vdz')).toBeUndefined();
    expect(choiceOfPath(choices, undefined)).toBeUndefined();
  });

  it('finds the way that a strategy stands for', () => {
    const option = {
      feasible: true,
      reasons: [],
      manifests: [],
      consequences: [],
    };
    const plan: StoragePlan = {
      cluster: 'sno2',
      recommended: 'secondary-disk',
      options: [
        { ...option, strategy: 'secondary-disk' },
        { ...option, strategy: 'machine-config' },
      ],
    };
    expect(plannedOption(plan, 'recommended')?.strategy).toBe('secondary-disk');
    expect(plannedOption(plan, undefined)?.strategy).toBe('secondary-disk');
    expect(plannedOption(plan, 'machine-config')?.strategy).toBe(
      'machine-config',
    );
    expect(plannedOption(undefined, 'recommended')).toBeUndefined();
  });
});
