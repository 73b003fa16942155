import { useEffect, useMemo, useRef } from 'react';
import {
  repositoryMatches,
  seedImageTag,
  type ClusterSnapshot,
  type RegistrySummary,
  type ClusterStatus,
} from '@seedgen/backstage-plugin-seedgen-common';
import { joinImage } from './parts';

const NAME = 'seedimage-ibu-upgrade';

/** Whether a text names a cluster as a word of its own: `ocp-sno1/x` names sno1, and not sno. */
export function namesCluster(text: string, cluster: string): boolean {
  const at = (index: number) => text[index] ?? '/';
  for (
    let start = text.indexOf(cluster);
    start >= 0;
    start = text.indexOf(cluster, start + 1)
  ) {
    const before = at(start - 1);
    const after = at(start + cluster.length);
    if (!/[a-z0-9]/.test(before) && !/[a-z0-9]/.test(after)) return true;
  }
  return false;
}

/**
 * A repository for the seeds of a cluster that the patterns of a registry allow; undefined if they are
 * for other clusters.
 */
export function proposeRepository(
  patterns: readonly string[],
  cluster: string,
  others: readonly string[],
): string | undefined {
  const allowed = (repository: string) =>
    patterns.some(pattern => repositoryMatches(pattern, repository));
  const usual = `ocp-${cluster}/${NAME}`;
  if (allowed(usual)) return usual;

  const own = patterns.filter(pattern => namesCluster(pattern, cluster));
  const general = patterns.filter(
    pattern =>
      !own.includes(pattern) &&
      !others.some(other => namesCluster(pattern, other)),
  );
  const candidates = [
    ...own.map(pattern => pattern.replace(/\*+/g, NAME)),
    ...general.map(pattern =>
      pattern.replace(/\*+/, cluster).replace(/\*+/g, NAME),
    ),
  ];
  return candidates.find(allowed);
}

/** What is proposed for a cluster. */
export interface ImageProposal {
  image?: string;
  tag?: string;
}

/** Registry, repository and tag for a cluster, each as far as it is clear. */
export function proposeImage(options: {
  registries: readonly RegistrySummary[];
  cluster: string;
  others: readonly string[];
  snapshot: Pick<ClusterSnapshot, 'version' | 'architecture'> | undefined;
}): ImageProposal {
  const { registries, cluster, others, snapshot } = options;
  const { version, architecture } = snapshot ?? {};
  const tag =
    version && architecture ? seedImageTag(version, architecture) : undefined;
  for (const { host, repositories } of registries) {
    const repository = proposeRepository(repositories, cluster, others);
    if (repository) {
      return { image: joinImage({ host, repository, tag: tag ?? '' }), tag };
    }
  }
  return { tag };
}

/** The tag with the next free number behind it, such as `4.18.27-x86_64-2`. */
export function nextFreeTag(tag: string, taken: readonly string[]): string {
  const numbered = /^(.*)-([1-9][0-9]{0,2})$/.exec(tag);
  const base = numbered ? numbered[1] : tag;
  let number = numbered ? Number(numbered[2]) + 1 : 2;
  while (taken.includes(`${base}-${number}`)) number += 1;
  return `${base}-${number}`;
}

/** Proposes an image for the cluster, and keeps proposing until the person has a wish of their own. */
export function useImageProposal(options: {
  value: string | undefined;
  onChange: (value: string | undefined) => void;
  registries: readonly RegistrySummary[] | undefined;
  cluster: string | undefined;
  others: readonly string[];
  status: ClusterStatus | undefined;
}): ImageProposal {
  const { value, onChange, registries, cluster, others, status } = options;
  const proposal = useMemo(
    () =>
      registries && cluster && status
        ? proposeImage({
            registries,
            cluster,
            others,
            snapshot: status.snapshot,
          })
        : {},
    [registries, cluster, others, status],
  );
  const { image } = proposal;
  const proposed = useRef<string>();
  useEffect(() => {
    if (!image) return;
    // Untouched, or what was proposed for the cluster that was chosen before.
    if (!value || value === proposed.current) {
      proposed.current = image;
      if (value !== image) onChange(image);
    } else if (value === image) {
      proposed.current = image;
    }
  }, [image, value, onChange]);
  return proposal;
}
