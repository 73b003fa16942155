import {
  CONTAINER_STORAGE_MOUNT_UNIT,
  CONTAINER_STORAGE_PATH,
  type StorageLayout,
} from '@seedgen/backstage-plugin-seedgen-common';
import { containersDevice, pathOf, pathsOf } from '../../../storage';
import { safeText } from '../../../text';
import type { StorageFound } from './memory';

/**
 * What became of container storage: Lifecycle Agent asks for a mount unit of exactly this name that is
 * active, and the person was promised a disk. A partition of the same name on another disk satisfies
 * the first alone, so both are looked at.
 *
 * @param planned - path of the disk, as in the plan; absent in runs of before it was remembered
 */
export function judge(
  layout: StorageLayout,
  planned: string | undefined,
): StorageFound {
  const unit = layout.containerMountUnit;
  const mount = layout.filesystems.find(
    ({ mountpoint }) => mountpoint === CONTAINER_STORAGE_PATH,
  );
  const place = mount && planned ? placeOf(layout, planned) : undefined;
  const parts = [
    unit
      ? `unit ${CONTAINER_STORAGE_MOUNT_UNIT} is ${
          unit.active ? 'active' : 'not active'
        }`
      : `unit ${CONTAINER_STORAGE_MOUNT_UNIT} could not be read`,
    mount
      ? `${CONTAINER_STORAGE_PATH} is ${
          mount.source ?? 'a filesystem'
        } of its own, ${(mount.sizeBytes / 1024 ** 3).toFixed(1)} GiB`
      : `${CONTAINER_STORAGE_PATH} has no filesystem of its own`,
    ...(place ? [place.text] : []),
  ];
  return {
    ready: Boolean(unit?.active && mount && (place?.asPlanned ?? true)),
    found: safeText(parts.join('; ')),
    ...(place?.elsewhere && { elsewhere: place.elsewhere }),
  };
}

function placeOf(
  layout: StorageLayout,
  planned: string,
): { asPlanned: boolean; text: string; elsewhere?: string } {
  const disk = containersDevice(layout)?.disk;
  if (disk && pathsOf(disk).includes(planned)) {
    return { asPlanned: true, text: `on ${planned}, as planned` };
  }
  // Only where the planned disk is seen too is it sure that this one is another.
  if (disk && layout.disks.some(each => pathsOf(each).includes(planned))) {
    const elsewhere = pathOf(disk);
    return {
      asPlanned: false,
      text: `on ${elsewhere}, and not on ${planned}, which was planned`,
      elsewhere,
    };
  }
  return {
    asPlanned: false,
    text: `whether that is on ${planned}, which was planned, could not be seen`,
  };
}
