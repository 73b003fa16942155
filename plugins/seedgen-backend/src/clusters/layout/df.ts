import type { FilesystemUse } from '@seedgen/backstage-plugin-seedgen-common';
import { cleanText } from '../cleanText';

const LINE =
  /^(\S+)\s+(\d+|-)\s+(\d+|-)\s+(\d+|-)(?:\s+(\d+|-)\s+(\d+|-))?\s+(\/.*)$/;
const MOST_FILESYSTEMS = 500;

/**
 * Parses `df -B1 --output=source,size,used,avail,itotal,iavail,target`. Only filesystems on devices count; what
 * lives in memory or on top of others (tmpfs, overlay) is left out.
 */
export function parseDf(output: string): FilesystemUse[] {
  return output
    .split('\n')
    .flatMap(line => {
      const [, source, size, used, available, inodes, inodesFree, target] =
        LINE.exec(line.trimEnd()) ?? [];
      if (!source?.startsWith('/dev/') || size === '-' || available === '-') {
        return [];
      }
      return [
        {
          mountpoint: cleanText(target, 1024),
          source: cleanText(source, 256),
          sizeBytes: Number(size),
          ...(used === '-' ? {} : { usedBytes: Number(used) }),
          availableBytes: Number(available),
          // A filesystem without a fixed number of inodes, such as Btrfs, has 0 of them or none.
          ...(Number(inodes) > 0 && /^\d+$/.test(inodesFree)
            ? { inodes: { total: Number(inodes), free: Number(inodesFree) } }
            : {}),
        },
      ];
    })
    .slice(0, MOST_FILESYSTEMS);
}
