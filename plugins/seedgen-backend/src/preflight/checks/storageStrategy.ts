import { toError } from '@backstage/errors';
import type { StorageStrategy } from '@seedgen/backstage-plugin-seedgen-common';
import { planStorage, planStrategy } from '../../storage';
import { printable } from '../../text';
import type { Check } from '../check';
import { versionOf } from '../clusterFacts';
import { DOCUMENTATION, fail, pass, unreadable } from '../outcomes';

const LOOKED_AT = 'disks and mounts of the node';
const WANTED = 'a strategy for a running node that fits its disks';

/** What is asked for can be done with the disks that are there. */
export const storageStrategy: Check = {
  id: 'storage-strategy-feasible',
  title: 'Strategy fits the disks',
  severity: 'blocks',
  kinds: ['partition'],
  documentationUrl: DOCUMENTATION.partition,
  timeLimitMs: 40_000,
  async run({ cluster, subject, requirements, now }) {
    const [layout, version] = await Promise.all([
      cluster.storageLayout(),
      cluster.get('ClusterVersion', 'version'),
    ]);
    if (!layout.ok) return unreadable(layout.failure, LOOKED_AT);
    const input = {
      cluster: subject.cluster,
      layout: layout.value,
      requirements,
      now,
      device: subject.device,
      version: version.ok ? versionOf(version.value) : undefined,
    };
    let strategy: StorageStrategy | undefined;
    let outcome: ReturnType<typeof planStrategy> | undefined;
    try {
      strategy = subject.strategy ?? planStorage(input).recommended;
      outcome = strategy && planStrategy(strategy, input);
    } catch (error) {
      return fail({
        lookedAt: LOOKED_AT,
        found: printable(subject.device ?? 'no device', 200),
        wanted: WANTED,
        reasonCode: 'DevicePathInvalid',
        message: toError(error).message,
        remedy: 'Name one of the disks of the node, or none.',
      });
    }
    if (outcome?.feasible && strategy !== 'install-time') {
      return pass(`${strategy} can be done. ${outcome.reasons[0]}`, {
        lookedAt: LOOKED_AT,
        found: outcome.device ?? strategy,
        wanted: WANTED,
      });
    }
    const installTime = strategy === 'install-time' && outcome?.feasible;
    return fail({
      lookedAt: LOOKED_AT,
      found: strategy ?? 'no strategy that fits',
      wanted: WANTED,
      reasonCode: installTime ? 'NotForRunningNode' : 'StrategyInfeasible',
      message: installTime
        ? 'install-time is not applied to a running node; its files go into the definition of the cluster.'
        : `${strategy ?? 'No strategy'} can not be done here. ${
            outcome?.reasons.join(' ') ?? ''
          }`.trim(),
      remedy:
        'See the storage plan of the cluster for what can be done, and with which disk.',
    });
  },
};
