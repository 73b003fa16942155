import type { StorageLayout } from '@seedgen/backstage-plugin-seedgen-common';
import { emptyDisk, sharedLayout } from '../../storage/__testUtils__';
import {
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
