import type { FilesystemUse } from '@seedgen/backstage-plugin-seedgen-common';
import { z } from 'zod';

const count = z.number().int().nonnegative();
const filesystemSchema = z.object({
  availableBytes: count,
  capacityBytes: count,
  inodes: count.optional().catch(undefined),
  inodesFree: count.optional().catch(undefined),
});
const summarySchema = z.object({
  node: z.object({
    fs: filesystemSchema.optional().catch(undefined),
    runtime: z
      .object({ imageFs: filesystemSchema.optional().catch(undefined) })
      .optional()
      .catch(undefined),
  }),
});

/**
 * Reads the two filesystems that the kubelet's summary knows, by the directories that it measures;
 * undefined if it is no summary. Both may be the same filesystem.
 */
export function parseKubeletSummary(
  summary: unknown,
): FilesystemUse[] | undefined {
  const parsed = summarySchema.safeParse(summary);
  if (!parsed.success) return undefined;
  const { fs, runtime } = parsed.data.node;
  const use = (
    mountpoint: string,
    filesystem: z.infer<typeof filesystemSchema> | undefined,
  ): FilesystemUse[] =>
    filesystem
      ? [
          {
            mountpoint,
            sizeBytes: filesystem.capacityBytes,
            // Not `usedBytes`: for images the kubelet counts only those there.
            usedBytes: Math.max(
              0,
              filesystem.capacityBytes - filesystem.availableBytes,
            ),
            availableBytes: filesystem.availableBytes,
            ...(filesystem.inodes && filesystem.inodesFree !== undefined
              ? {
                  inodes: {
                    total: filesystem.inodes,
                    free: filesystem.inodesFree,
                  },
                }
              : {}),
          },
        ]
      : [];
  const all = [
    ...use('/var/lib/kubelet', fs),
    ...use('/var/lib/containers/storage', runtime?.imageFs),
  ];
  return all.length > 0 ? all : undefined;
}
