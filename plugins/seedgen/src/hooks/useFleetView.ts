import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { fleetViewFrom, fleetViewToSearch, type FleetView } from '../model';

/** What the address asks to see of all clusters; another view begins with its first page. */
export function useFleetView(): [
  FleetView,
  (view: FleetView, options?: { replace: boolean }) => void,
] {
  const [search, setSearch] = useSearchParams();
  const view = useMemo(() => fleetViewFrom(search), [search]);
  const setView = useCallback(
    (next: FleetView, options?: { replace: boolean }) =>
      setSearch(fleetViewToSearch(next), options),
    [setSearch],
  );
  return [view, setView];
}
