import type { StorageStrategy } from '@seedgen/backstage-plugin-seedgen-common';
import { createPartitionPlanner } from './createPartitionPlanner';
import { decidePartition } from './decidePartition';
import { SEEN_AT, emptyDisk, readyLayout, sharedLayout } from './__testUtils__';
import { DEFAULT_SETTINGS } from '../__testUtils__/defaultSettings';

const input = (layout = sharedLayout(), device?: string) => ({
  cluster: 'sno2',
  layout,
  requirements: DEFAULT_SETTINGS.storage.requirements,
  now: new Date(SEEN_AT),
  device,
  mark: { runId: 'run-1', requestedBy: 'user:default/guest' },
});

describe('decidePartition', () => {
  it.each<[StorageStrategy, ReturnType<typeof input>, object]>([
    [
      'secondary-disk',
      input(sharedLayout([emptyDisk()])),
      {
        outcome: 'planned',
        manifest: {
          metadata: {
            name: '98-var-lib-containers-secondary-disk',
            annotations: { 'seedgen.io/run': 'run-1' },
          },
        },
        summary:
          'secondary-disk on /dev/disk/by-id/virtio-data: vdb is empty and has 200.0 GiB.',
      },
    ],
    [
      'secondary-disk',
      input(),
      { outcome: 'refused', reason: { code: 'StrategyInfeasible' } },
    ],
    ['secondary-disk', input(readyLayout()), { outcome: 'none-needed' }],
    ['none-needed', input(readyLayout()), { outcome: 'none-needed' }],
    [
      'none-needed',
      input(),
      { outcome: 'refused', reason: { code: 'StrategyInfeasible' } },
    ],
    [
      'machine-config',
      input(),
      {
        outcome: 'planned',
        manifest: { metadata: { name: '98-var-lib-containers-partitioned' } },
      },
    ],
    [
      'install-time',
      input(),
      { outcome: 'refused', reason: { code: 'NotForRunningNode' } },
    ],
    [
      'machine-config',
      input(sharedLayout(), '/dev/vda; reboot'),
      { outcome: 'refused', reason: { code: 'DevicePathInvalid' } },
    ],
  ])('%s (%#)', (strategy, given, expected) => {
    expect(decidePartition(strategy, given)).toMatchObject(expected);
  });
});

describe('createPartitionPlanner', () => {
  it('adds what runs do not know', () => {
    const planner = createPartitionPlanner({
      requirements: DEFAULT_SETTINGS.storage.requirements,
      clock: { now: () => new Date(SEEN_AT) },
    });
    const { cluster, layout, mark } = input(sharedLayout([emptyDisk()]));
    expect(
      planner.plan({ cluster, strategy: 'secondary-disk', layout, mark }),
    ).toMatchObject({
      outcome: 'planned',
      manifest: { metadata: { annotations: { 'seedgen.io/run': 'run-1' } } },
    });
  });
});
