import { useEffect, useRef, useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import type {
  StoragePlan,
  StoragePlanOption,
} from '@seedgen/backstage-plugin-seedgen-common';
import { seedgenApiRef } from '../../../api';
import { useLiveResource, type LiveResource } from '../../../hooks';

/** What can be done about the storage of a cluster. */
export function useStoragePlan(
  cluster: string | undefined,
): LiveResource<StoragePlan> {
  const api = useApi(seedgenApiRef);
  return useLiveResource({
    key: cluster,
    load: signal => api.getStoragePlan(cluster!, { signal }),
    concerns: signal => signal.cluster === cluster,
  });
}

/**
 * Lets the plan choose the disk, and yields the one that it names: what is shown, confirmed and asked for is then the
 * same disk, whatever the plan says later. A disk that somebody has named stays, until another cluster is chosen.
 */
export function usePlannedDisk(options: {
  /** The cluster as it was chosen. */
  subject: string | undefined;
  formData: string | undefined;
  /** How the plan would do it; null if it cannot, undefined until that is known. */
  option: StoragePlanOption | null | undefined;
  onChange: (device: string | undefined) => void;
}): { byPlan: boolean; choose: (device: string | undefined) => void } {
  const { subject, formData, option, onChange } = options;
  const [byPlan, setByPlan] = useState(formData === undefined);
  const last = useRef(subject);
  const planned =
    option?.feasible && option.strategy !== 'install-time'
      ? option.device
      : undefined;
  useEffect(() => {
    if (last.current !== subject) {
      last.current = subject;
      setByPlan(true);
      if (formData !== undefined) onChange(undefined);
      return;
    }
    if (option === undefined) return;
    if (byPlan && formData !== planned) onChange(planned);
  }, [subject, formData, option, planned, byPlan, onChange]);
  return {
    byPlan,
    choose: device => {
      setByPlan(device === undefined);
      onChange(device ?? planned);
    },
  };
}
