import {
  FLEET_STATES,
  fleetSortSchema,
  type FleetQuery,
  type FleetSort,
  type FleetState,
  type SortOrder,
} from '@seedgen/backstage-plugin-seedgen-common';

/** What somebody wants to see of all clusters, as the address of the page has it. */
export interface FleetView {
  q: string;
  states: FleetState[];
  versions: string[];
  owners: string[];
  sort: FleetSort;
  order: SortOrder;
}

/** Those that need somebody come first. */
export const DEFAULT_SORT: FleetSort = 'state';

// What the backend takes at most; an address may have been written by hand.
const LONGEST_TEXT = 200;
const MOST_VALUES = 50;

/** Which way a list goes when it is first ordered by something: the latest first, names from A. */
export function usualOrder(sort: FleetSort): SortOrder {
  return sort === 'looked' || sort === 'seeded' ? 'desc' : 'asc';
}

/** A view from an address; what is not known is left out. */
export function fleetViewFrom(search: URLSearchParams): FleetView {
  const sort =
    fleetSortSchema.safeParse(search.get('sort')).data ?? DEFAULT_SORT;
  const order = search.get('order');
  return {
    q: (search.get('q') ?? '').slice(0, LONGEST_TEXT),
    states: FLEET_STATES.filter(state =>
      search.getAll('state').includes(state),
    ),
    versions: valuesOf(search, 'version'),
    owners: valuesOf(search, 'owner'),
    sort,
    order: order === 'asc' || order === 'desc' ? order : usualOrder(sort),
  };
}

/** A view for an address; what is usual is left out, so that addresses stay short. */
export function fleetViewToSearch(view: FleetView): URLSearchParams {
  const search = new URLSearchParams();
  if (view.q.trim()) search.set('q', view.q);
  view.states.forEach(state => search.append('state', state));
  view.versions.forEach(version => search.append('version', version));
  view.owners.forEach(owner => search.append('owner', owner));
  if (view.sort !== DEFAULT_SORT) search.set('sort', view.sort);
  if (view.order !== usualOrder(view.sort)) search.set('order', view.order);
  return search;
}

/** Whether a view leaves clusters out. */
export function isFiltered(view: FleetView): boolean {
  return (
    view.q.trim() !== '' ||
    view.states.length + view.versions.length + view.owners.length > 0
  );
}

/** The same view of all clusters. */
export function withoutFilters(view: FleetView): FleetView {
  return { ...view, q: '', states: [], versions: [], owners: [] };
}

/** A view with a state added, or taken out where it was in. */
export function withStateToggled(
  view: FleetView,
  state: FleetState,
): FleetView {
  const states = FLEET_STATES.filter(
    each => view.states.includes(each) !== (each === state),
  );
  return { ...view, states };
}

/** A view in another order; asked for the order that it has, it is turned round. */
export function withSort(view: FleetView, sort: FleetSort): FleetView {
  const turned = view.order === 'asc' ? 'desc' : 'asc';
  return {
    ...view,
    sort,
    order: sort === view.sort ? turned : usualOrder(sort),
  };
}

/** What the backend is asked for. */
export function fleetQueryOf(view: FleetView): FleetQuery {
  const { states, versions, owners, sort, order } = view;
  const q = view.q.trim();
  return {
    ...(q && { q }),
    ...(states.length > 0 && { state: states }),
    ...(versions.length > 0 && { version: versions }),
    ...(owners.length > 0 && { owner: owners }),
    sort,
    order,
  };
}

function valuesOf(search: URLSearchParams, name: string): string[] {
  return [...new Set(search.getAll(name).filter(Boolean))].slice(
    0,
    MOST_VALUES,
  );
}
