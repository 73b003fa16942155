import type {
  FilesystemUse,
  StorageLayout,
} from '@seedgen/backstage-plugin-seedgen-common';
import { parseDf } from './df';
import { parseKubeletSummary } from './kubeletSummary';
import { parseLsblk } from './lsblk';
import { parseMountUnit, parseMountUnitFile } from './mountUnit';
import { parseDiskLinks, sharedNames, stablePathsOf } from './stablePath';

/** What a node and its kubelet printed; absent is what could not be had. */
export interface NodeDocuments {
  /** `lsblk --json -b -O` */
  lsblk?: string;
  /** `df -B1 --output=…` */
  df?: string;
  /** `systemctl show var-lib-containers.mount` */
  mountUnit?: string;
  /** `systemctl cat var-lib-containers.mount` */
  mountUnitFile?: string;
  /** `ls -l /dev/disk/by-id /dev/disk/by-path` */
  diskLinks?: string;
  /** The kubelet's `stats/summary`, parsed. */
  summary?: unknown;
}

/**
 * Puts disks and mounts together from whatever there is: disks from lsblk, the use of filesystems
 * from df or, where df said nothing, from the kubelet's summary. Undefined if nothing can be read.
 */
export function assembleLayout(
  documents: NodeDocuments,
): Omit<StorageLayout, 'node' | 'observedAt'> | undefined {
  const { lsblk, df, mountUnit, mountUnitFile, diskLinks, summary } = documents;
  const listed = lsblk === undefined ? undefined : parseLsblk(lsblk);
  const measured = measure(df, summary);
  if (!listed && !measured) return undefined;
  const links = diskLinks === undefined ? undefined : parseDiskLinks(diskLinks);
  const shared = sharedNames(listed ?? []);
  const unit = mountUnit === undefined ? undefined : parseMountUnit(mountUnit);
  const target =
    mountUnitFile === undefined ? undefined : parseMountUnitFile(mountUnitFile);
  return {
    disks: (listed ?? []).map(each => ({
      ...each.disk,
      ...stablePathsOf(each, links, shared),
    })),
    filesystems: measured?.filesystems ?? [],
    sources: [
      ...(listed ? (['lsblk'] as const) : []),
      ...(measured ? [measured.source] : []),
    ],
    ...(unit
      ? { containerMountUnit: { ...unit, ...(target && { target }) } }
      : {}),
  };
}

function measure(
  df: string | undefined,
  summary: unknown,
):
  | { source: 'df' | 'kubelet-summary'; filesystems: FilesystemUse[] }
  | undefined {
  const byDf = df === undefined ? [] : parseDf(df);
  if (byDf.length > 0) return { source: 'df', filesystems: byDf };
  const byKubelet = parseKubeletSummary(summary);
  return byKubelet && { source: 'kubelet-summary', filesystems: byKubelet };
}
