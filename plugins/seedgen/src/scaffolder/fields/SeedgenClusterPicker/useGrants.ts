import { useCallback, useEffect, useRef, useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import type { ClusterPermission } from '../../../model';

/** Which clusters a permission is granted for, as far as was asked; absent is not known. */
export type Grants = ReadonlyMap<string, boolean>;

/** Asks for a permission on clusters when they come into sight, each once. */
export function useGrants(permission: ClusterPermission | undefined): {
  grants: Grants;
  ask: (clusters: readonly string[]) => void;
} {
  const api = useApi(permissionApiRef);
  const [grants, setGrants] = useState<Grants>(new Map());
  const asked = useRef(new Set<string>());
  const mounted = useRef(true);
  useEffect(() => {
    mounted.current = true;
    return () => {
      mounted.current = false;
    };
  }, []);
  useEffect(() => {
    asked.current = new Set();
    setGrants(new Map());
  }, [permission]);

  const ask = useCallback(
    (clusters: readonly string[]) => {
      if (!permission) return;
      for (const cluster of clusters) {
        if (asked.current.has(cluster)) continue;
        asked.current.add(cluster);
        api.authorize({ permission, resourceRef: cluster }).then(
          ({ result }) =>
            mounted.current &&
            setGrants(known => new Map(known).set(cluster, result === 'ALLOW')),
          // Not known is not denied: the backend decides when it is asked for the run.
          () => asked.current.delete(cluster),
        );
      }
    },
    [api, permission],
  );
  return { grants, ask };
}
