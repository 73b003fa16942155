/**
 * Whether a prefix of containers/image's registries.conf covers a place, as its `refMatchingPrefix`
 * decides it (pkg/sysregistriesv2): the prefix itself, and what follows it after `/`, `:` or `@`. So
 * a host without a port covers every port of it. `*.example` stands for what is below that domain.
 */
export function registryPrefixCovers(prefix: string, place: string): boolean {
  return coveredLength(prefix, place) > 0;
}

/** How much of a place a prefix covers, which is what a mirror replaces; 0 if it does not cover it. */
export function coveredLength(prefix: string, place: string): number {
  if (prefix === '') return 0;
  if (!prefix.startsWith('*.')) {
    const { length } = prefix;
    return place.startsWith(prefix) && endsName(place, length) ? length : 0;
  }
  const end = prefix.slice(1);
  const at = place.indexOf(end);
  if (at < 0 || place.slice(0, at).includes('/')) return 0;
  return endsName(place, at + end.length) ? at + end.length : 0;
}

/** Whether the name ends there, or goes on with what may follow a name. */
function endsName(place: string, at: number): boolean {
  return at === place.length || '/:@'.includes(place[at]);
}
