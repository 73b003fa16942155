import {
  CONTAINER_STORAGE_DEVICE,
  CONTAINER_STORAGE_PARTITION_LABEL,
} from '@seedgen/backstage-plugin-seedgen-common';
import { containersDevice } from '../layout';
import { infeasible, type StrategyInput, type StrategyOutcome } from './types';

/** Nothing to do, since the disks will do as they are. */
export function planNoneNeeded(input: StrategyInput): StrategyOutcome {
  const { status, reasons } = input.readiness;
  if (status !== 'ready') {
    return infeasible(
      'none-needed',
      ...reasons.map(reason => `${reason.code}: ${reason.message}`),
    );
  }
  const device = input.layout && containersDevice(input.layout);
  return {
    strategy: 'none-needed',
    feasible: true,
    reasons: [
      input.readiness.dedicated === false
        ? 'Lifecycle Agent accepts container storage as it is.'
        : 'Container storage has a filesystem of its own that is large enough.',
      ...reasons.map(({ code, message }) => `${code}: ${message}`),
      ...(device && device.label !== CONTAINER_STORAGE_PARTITION_LABEL
        ? [
            `LabelDiffers: ${device.name} is not the partition ${CONTAINER_STORAGE_PARTITION_LABEL}. The clusters that take the seed must mount the same device as it does; those installed in the documented way mount ${CONTAINER_STORAGE_DEVICE}.`,
          ]
        : []),
    ],
    manifests: [],
    consequences: ['Nothing is changed.'],
  };
}
