import { useEffect, useMemo, useRef } from 'react';
import type {
  ClusterStatus,
  RegistrySummary,
} from '@seedgen/backstage-plugin-seedgen-common';
import { proposeImage, type ImageProposal } from './proposal';

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
