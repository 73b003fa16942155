import {
  type ImageDetails,
  SEED_CLUSTER_INFO_LABEL,
  SEED_FORMAT_VERSION_LABEL,
  type SeedClusterInfo,
  seedClusterInfoSchema,
} from '@seedgen/backstage-plugin-seedgen-common';
import { z } from 'zod';

const LONGEST_CLUSTER_INFO_BYTES = 64 * 1024;
const LONGEST_TEXT = 64;

const configSchema = z.object({
  created: z.string().nullish().catch(undefined),
  architecture: z.string().nullish().catch(undefined),
  os: z.string().nullish().catch(undefined),
  config: z
    .object({
      Labels: z.record(z.string(), z.unknown()).nullish().catch(undefined),
    })
    .nullish()
    .catch(undefined),
});

/** Reads an image's config; undefined if it is none. */
export function parseImageConfig(
  text: string,
):
  | Pick<
      ImageDetails,
      | 'created'
      | 'architecture'
      | 'os'
      | 'seedFormatVersion'
      | 'seedClusterInfo'
    >
  | undefined {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return undefined;
  }
  const parsed = configSchema.safeParse(json);
  if (!parsed.success) return undefined;
  const { created, architecture, os, config } = parsed.data;
  const label = (name: string) => {
    const labels = config?.Labels ?? {};
    const value = Object.hasOwn(labels, name) ? labels[name] : undefined;
    return typeof value === 'string' ? value : undefined;
  };
  return {
    created: timestamp(created),
    architecture: shortText(architecture),
    os: shortText(os),
    seedFormatVersion: shortText(label(SEED_FORMAT_VERSION_LABEL)),
    seedClusterInfo: parseSeedClusterInfo(label(SEED_CLUSTER_INFO_LABEL)),
  };
}

/** Reads the label; undefined if it is missing, too long, or not what Lifecycle Agent writes. */
export function parseSeedClusterInfo(
  label: string | undefined,
): SeedClusterInfo | undefined {
  if (
    label === undefined ||
    Buffer.byteLength(label) > LONGEST_CLUSTER_INFO_BYTES
  ) {
    return undefined;
  }
  try {
    const parsed = seedClusterInfoSchema.safeParse(JSON.parse(label));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

// RFC 3339 with any offset and any number of digits after the second.
function timestamp(value: string | null | undefined): string | undefined {
  if (!value || !/^\d{4}-\d{2}-\d{2}T/.test(value)) return undefined;
  const time = Date.parse(value.replace(/(\.\d{3})\d+/, '$1'));
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}

function shortText(value: string | null | undefined): string | undefined {
  return value && value.length <= LONGEST_TEXT && /^[\x20-\x7e]+$/.test(value)
    ? value
    : undefined;
}
