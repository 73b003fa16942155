import { createContext, useContext, useMemo, type ReactNode } from 'react';
import type { Run } from '@seedgen/backstage-plugin-seedgen-common';
import { useRemedies } from '../../hooks';

/** What remedies inside are offered for, and what has been applied of them. */
export interface RemedyScopeValue {
  cluster: string;
  /** When what they are offered for was seen. */
  offeredSince: string;
  /** The cluster's latest remedies, newest first. */
  remedies: readonly Run[];
  /** Shows a remedy that has just begun. */
  begun(run: Run): void;
  /** Looks again, whatever came of asking. */
  refresh(): void;
}

const RemedyScopeContext = createContext<RemedyScopeValue | undefined>(
  undefined,
);

/** The scope that a remedy is offered in; without one it can only be read about. */
export function useRemedyScope(): RemedyScopeValue | undefined {
  return useContext(RemedyScopeContext);
}

const NONE: readonly Run[] = [];

/** Lets the remedies inside be applied to a cluster; reads how they go once for all of them. */
export function RemedyScope(props: {
  cluster: string;
  offeredSince: string;
  /** Whether there is any remedy inside, so that nothing is read without need. */
  offers: boolean;
  children: ReactNode;
}) {
  const { cluster, offeredSince, offers, children } = props;
  const { value, put, refresh } = useRemedies(offers ? cluster : undefined);
  const remedies = value?.items ?? NONE;
  const scope = useMemo<RemedyScopeValue>(
    () => ({
      cluster,
      offeredSince,
      remedies,
      begun: run =>
        put({ items: [run, ...remedies.filter(({ id }) => id !== run.id)] }),
      refresh,
    }),
    [cluster, offeredSince, remedies, put, refresh],
  );
  return (
    <RemedyScopeContext.Provider value={scope}>
      {children}
    </RemedyScopeContext.Provider>
  );
}
