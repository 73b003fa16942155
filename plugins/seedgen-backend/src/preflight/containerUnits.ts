import {
  CONTAINER_STORAGE_PARTITION_LABEL,
  CONTAINER_STORAGE_PATH,
  SEEDGEN_RUN_ANNOTATION,
  buildSecondaryDiskMachineConfig,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { KubernetesObject } from '../clusters/types';
import { printable } from '../text';
import { fileText } from './checks/machineConfigFile';

const ROLE = 'machineconfiguration.openshift.io/role';
// systemd.unit(5), System Unit Search Path, as far as a MachineConfig can write there.
const UNIT_FOLDERS = [
  '/etc/systemd/system/',
  '/etc/systemd/system.control/',
  '/etc/systemd/system.attached/',
  '/usr/local/lib/systemd/system/',
  '/usr/lib/systemd/system/',
  '/lib/systemd/system/',
];
const PARTITION = `/dev/disk/by-partlabel/${CONTAINER_STORAGE_PARTITION_LABEL}`;
// var-lib-containers.mount, its automount, and mounts below it such as var-lib-containers-storage.mount.
const MOUNT_PREFIX = 'var-lib-containers';
const OWN_UNITS = unitsOf(buildSecondaryDiskMachineConfig('/dev/vdb'));

/**
 * The parts of somebody else's MachineConfig that say how container storage is mounted, in words. The
 * Machine Config Operator merges them with those of a run, unit by unit: of two with the same name the
 * one of the MachineConfig whose name comes later wins, and drop-ins and masks of both stay.
 *
 * @param own - name of the MachineConfig that a run would apply
 */
export function clashesOf(config: KubernetesObject, own: string): string[] {
  const { name, labels, annotations } = config.metadata;
  if (labels?.[ROLE] !== 'master' || name.startsWith('rendered-')) return [];
  // What an earlier run of the portal applied is applied anew; by another name it stays beside it.
  if (name === own && annotations?.[SEEDGEN_RUN_ANNOTATION]) return [];
  const { spec } = config;
  const storage = spec?.config?.storage;
  return [
    ...(name === own ? ['the name that a run would use'] : []),
    ...unitsOf(config)
      .filter(isContainerUnit)
      .map(unit => `unit ${shown(unit)}`),
    ...list(storage?.filesystems).flatMap(({ path }) =>
      isBelow(path) ? [`a filesystem for ${shown(path)}`] : [],
    ),
    ...list(storage?.luks).flatMap(({ device }) =>
      device === PARTITION ? [`encryption of ${PARTITION}`] : [],
    ),
    ...list(storage?.raid).flatMap(({ devices }) =>
      texts(devices).includes(PARTITION) ? [`an array with ${PARTITION}`] : [],
    ),
    ...list(storage?.disks).flatMap(({ device, partitions }) =>
      list(partitions).some(
        ({ label }) => label === CONTAINER_STORAGE_PARTITION_LABEL,
      )
        ? [
            `a partition ${CONTAINER_STORAGE_PARTITION_LABEL} on ${shown(
              device,
            )}`,
          ]
        : [],
    ),
    ...[
      ...list(storage?.files),
      ...list(storage?.links),
      ...list(storage?.directories),
    ].flatMap(file =>
      isUnitFile(file.path) || isFstab(file)
        ? [`file ${shown(file.path)}`]
        : [],
    ),
    ...texts(spec?.kernelArguments).flatMap(argument =>
      argument.startsWith('systemd.mask=') &&
      isContainerUnit(argument.slice('systemd.mask='.length))
        ? [`kernel argument ${shown(argument)}`]
        : [],
    ),
  ];
}

function unitsOf(config: { [key: string]: any }): string[] {
  return list(config.spec?.config?.systemd?.units).flatMap(({ name }) =>
    typeof name === 'string' ? [name] : [],
  );
}

function isContainerUnit(name: string): boolean {
  return name.startsWith(MOUNT_PREFIX) || OWN_UNITS.includes(name);
}

function isBelow(path: unknown): boolean {
  return (
    typeof path === 'string' &&
    (path === CONTAINER_STORAGE_PATH ||
      path.startsWith(`${CONTAINER_STORAGE_PATH}/`))
  );
}

/** A unit, a drop-in of one, or a link to one that is written as a file. */
function isUnitFile(path: unknown): boolean {
  if (typeof path !== 'string') return false;
  const folder = UNIT_FOLDERS.find(each => path.startsWith(each));
  return (
    folder !== undefined &&
    path
      .slice(folder.length)
      .split('/')
      .some(part =>
        isContainerUnit(part.endsWith('.d') ? part.slice(0, -2) : part),
      )
  );
}

function isFstab(file: Record<string, any>): boolean {
  return (
    file.path === '/etc/fstab' &&
    (fileText(file) ?? '').includes(CONTAINER_STORAGE_PATH)
  );
}

// Whatever somebody has written: what is no list, or no object in one, has nothing to say.
function list(value: unknown): Record<string, any>[] {
  return Array.isArray(value)
    ? value.filter(each => typeof each === 'object' && each !== null)
    : [];
}

function texts(value: unknown): string[] {
  return Array.isArray(value)
    ? value.filter((each): each is string => typeof each === 'string')
    : [];
}

function shown(value: unknown): string {
  return printable(String(value), 200);
}
