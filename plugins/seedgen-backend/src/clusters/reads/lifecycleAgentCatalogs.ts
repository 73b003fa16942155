import {
  LIFECYCLE_AGENT_PACKAGE,
  type LifecycleAgentCatalog,
  MARKETPLACE_NAMESPACE,
} from '@seedgen/backstage-plugin-seedgen-common';
import { z } from 'zod';
import { succeeded } from '../../http/failures';
import type { Result } from '../../result';
import { cleanText } from '../cleanText';
import type { KubernetesClient } from '../connection/KubernetesClient';
import { READABLE_KINDS } from '../connection/kinds';
import type { KubernetesObject } from '../types';

const LONGEST_NAME_BYTES = 256;
const MOST_CATALOGS = 50;
const MOST_CHANNELS = 20;

const name = z.string().transform(text => cleanText(text, LONGEST_NAME_BYTES));
const packageStatusSchema = z.object({
  catalogSource: name,
  catalogSourceNamespace: name,
  channels: z
    .array(z.object({ name, currentCSV: name.optional() }))
    .transform(channels => channels.slice(0, MOST_CHANNELS)),
});

/** The catalogs of the marketplace that have the package of Lifecycle Agent. */
export async function readLifecycleAgentCatalogs(
  client: KubernetesClient,
  signal: AbortSignal,
): Promise<Result<LifecycleAgentCatalog[]>> {
  const namespace = MARKETPLACE_NAMESPACE;
  const [packages, sources] = await Promise.all([
    // By name, since all packages of all catalogs are megabytes.
    client.list(
      READABLE_KINDS.PackageManifest,
      { namespace, name: LIFECYCLE_AGENT_PACKAGE },
      signal,
    ),
    client.list(READABLE_KINDS.CatalogSource, { namespace }, signal),
  ]);
  if (!packages.ok) return packages;
  if (!sources.ok) return sources;
  return succeeded(seenCatalogs(packages.value, sources.value));
}

/** Catalogs by name; a package whose catalog is gone is left out. */
export function seenCatalogs(
  packages: KubernetesObject[],
  sources: KubernetesObject[],
): LifecycleAgentCatalog[] {
  return packages
    .filter(({ metadata }) => metadata.name === LIFECYCLE_AGENT_PACKAGE)
    .slice(0, MOST_CATALOGS)
    .flatMap(({ status }) => {
      const parsed = packageStatusSchema.safeParse(status);
      if (!parsed.success) return [];
      const { catalogSource, catalogSourceNamespace, channels } = parsed.data;
      const source = sources.find(
        ({ metadata }) =>
          metadata.name === catalogSource &&
          metadata.namespace === catalogSourceNamespace,
      );
      if (!source) return [];
      return [
        {
          name: catalogSource,
          namespace: catalogSourceNamespace,
          ready:
            source.status?.connectionState?.lastObservedState === 'READY' &&
            !source.metadata.deletionTimestamp,
          channels: channels.map(channel => ({
            name: channel.name,
            head: channel.currentCSV,
          })),
        },
      ];
    })
    .sort((left, right) => (left.name < right.name ? -1 : 1));
}
