import { MEBIBYTE } from '../../../world/node/devices';
import { resolveDevice } from '../../../world/node/deviceLinks';
import type { SimulatedNode } from '../../../world/node/SimulatedNode';
import {
  CONTAINER_STORAGE,
  ROOT_MOUNT_TARGETS,
} from '../../../world/node/standardDisks';
import type { LoadedUnit } from './startUnit';
import { failUnit, startUnit } from './startUnit';
import { parseUnitFile, pathOfDeviceUnit } from './unitFile';

export interface BootResult {
  /** A unit that local-fs.target requires has failed, so the node waits in its emergency shell. */
  emergency: boolean;
  log: string[];
}

/** What the containers' images take after everything has been pulled anew. */
const IMAGES_BYTES = 10_200 * MEBIBYTE;

/**
 * Boots the node: everything that units had mounted is gone, and the enabled units do their work
 * again on the disks as they are, in the order that they ask for.
 */
export function boot(node: SimulatedNode): BootResult {
  node.countBoot();
  const permanent: readonly string[] = ['/boot', ...ROOT_MOUNT_TARGETS];
  const kept = node.mounts.filter(each => permanent.includes(each.target));
  node.mounts.splice(0, node.mounts.length, ...kept);

  const log: string[] = [];
  const loaded = new Map<string, LoadedUnit>();
  for (const unit of node.units.values()) {
    unit.log = [];
    unit.state = 'inactive';
    loaded.set(unit.name, { unit, file: parseUnitFile(unit.content) });
  }
  startAll(node, loaded, log);
  fillContainerStorage(node);
  const emergency = [...loaded.values()].some(
    ({ unit, file }) =>
      unit.enabled &&
      unit.state === 'failed' &&
      file.units('Install', 'RequiredBy').includes('local-fs.target'),
  );
  if (emergency) {
    log.push('Dependency failed for Local File Systems; emergency mode');
  }
  return { emergency, log };
}

/** Starts every enabled unit, and what it pulls in, each after those it has to come after. */
function startAll(
  node: SimulatedNode,
  loaded: ReadonlyMap<string, LoadedUnit>,
  log: string[],
): void {
  const started = new Set<string>();
  const start = (name: string): boolean => {
    const each = loaded.get(name);
    if (!each?.unit.content) {
      return true;
    }
    if (started.has(name)) {
      return each.unit.state !== 'failed';
    }
    started.add(name);
    unitsBefore(loaded, name).forEach(start);
    const required = each.file.units('Unit', 'Requires');
    const missing = required.find(
      other =>
        (loaded.has(other) && !start(other)) || isMissingDevice(node, other),
    );
    return missing
      ? failUnit(each.unit, `Dependency failed: ${missing}`, log)
      : startUnit(node, each, log);
  };
  for (const { unit } of loaded.values()) {
    if (unit.enabled) {
      start(unit.name);
    }
  }
}

/** Names of enabled units, and of units it pulls in, that are to be started before this one. */
function unitsBefore(
  loaded: ReadonlyMap<string, LoadedUnit>,
  name: string,
): string[] {
  const { file } = loaded.get(name)!;
  const pulled = [
    ...file.units('Unit', 'Requires'),
    ...file.units('Unit', 'Wants'),
  ];
  const named = [...file.units('Unit', 'After'), ...pulled].filter(
    each => loaded.get(each)?.unit.enabled || pulled.includes(each),
  );
  const ordered = [...loaded.values()]
    .filter(
      each =>
        each.unit.enabled && each.file.units('Unit', 'Before').includes(name),
    )
    .map(each => each.unit.name);
  return [...ordered, ...named].filter(each => each !== name);
}

function isMissingDevice(node: SimulatedNode, unit: string): boolean {
  const path = pathOfDeviceUnit(unit);
  return path !== undefined && !resolveDevice(node.disks, path);
}

/** Whatever container storage is now, the images are on it once the containers run again. */
function fillContainerStorage(node: SimulatedNode): void {
  const filesystem = node.filesystemOf(CONTAINER_STORAGE)?.filesystem;
  if (filesystem) {
    filesystem.usedBytes = Math.max(
      filesystem.usedBytes,
      Math.min(IMAGES_BYTES, filesystem.sizeBytes),
    );
  }
}
