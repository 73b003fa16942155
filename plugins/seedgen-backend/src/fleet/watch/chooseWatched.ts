/**
 * Which clusters to watch: first those with a run, then the others in their order.
 *
 * @param most - how many, since each costs a connection and its memory here and at the cluster
 */
export function chooseWatched(
  clusters: readonly string[],
  active: ReadonlySet<string>,
  most: number,
): ReadonlySet<string> {
  const isActive = (name: string) => active.has(name);
  return new Set(
    [
      ...clusters.filter(isActive),
      ...clusters.filter(name => !isActive(name)),
    ].slice(0, most),
  );
}
