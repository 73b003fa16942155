import {
  CONTAINER_STORAGE_PATH,
  PARTITION_MACHINE_CONFIG_NAME,
  SECONDARY_DISK_MACHINE_CONFIG_NAME,
} from '@seedgen/backstage-plugin-seedgen-common';
import { assessReadiness } from '../../storage';
import type { Check } from '../check';
import { clashesOf } from '../containerUnits';
import {
  DOCUMENTATION,
  fail,
  notApplicable,
  pass,
  someOf,
  unreadable,
} from '../outcomes';

const LOOKED_AT = 'MachineConfigs of the role master';
const WANTED = `none with units, filesystems or partitions for ${CONTAINER_STORAGE_PATH}`;

/** No other MachineConfig says how container storage is mounted. */
export const containerUnitsFree: Check = {
  id: 'container-units-free',
  title: 'No other MachineConfig mounts container storage',
  severity: 'blocks',
  kinds: ['partition'],
  documentationUrl: DOCUMENTATION.partition,
  timeLimitMs: 40_000,
  async run({ cluster, subject, requirements, now }) {
    const [layout, configs] = await Promise.all([
      cluster.storageLayout(),
      cluster.list('MachineConfig'),
    ]);
    if (
      layout.ok &&
      assessReadiness(layout.value, requirements, now).status === 'ready'
    ) {
      return notApplicable('Container storage is ready; nothing is applied.');
    }
    if (!configs.ok) return unreadable(configs.failure, LOOKED_AT);
    const own =
      subject.strategy === 'machine-config'
        ? PARTITION_MACHINE_CONFIG_NAME
        : SECONDARY_DISK_MACHINE_CONFIG_NAME;
    const clashes = configs.value.flatMap(config => {
      const parts = clashesOf(config, own);
      return parts.length > 0 ? [{ name: config.metadata.name, parts }] : [];
    });
    if (clashes.length === 0) {
      return pass('No other MachineConfig mounts container storage.', {
        lookedAt: LOOKED_AT,
        found: 'none',
        wanted: WANTED,
      });
    }
    return fail({
      lookedAt: LOOKED_AT,
      found: someOf(clashes.map(({ name }) => name)),
      wanted: WANTED,
      reasonCode: 'ContainerUnitsClash',
      message: clashes
        .slice(0, 5)
        .map(
          ({ name, parts }) =>
            `MachineConfig ${name} has ${someOf(parts)}${
              name > own
                ? ', and wins over what a run would apply, since its name comes later'
                : ''
            }`,
        )
        .join('; '),
      remedy:
        'Find out who manages it, and take these parts out of it there first; or let it prepare the storage itself, with var-lib-containers.mount enabled.',
    });
  },
};
