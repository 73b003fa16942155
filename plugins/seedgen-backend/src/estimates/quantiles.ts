/** A value, and how much it counts. */
export interface Weighted {
  value: number;
  weight: number;
}

/**
 * The value below which a share of the weight lies, between two values in proportion. Each value
 * stands in the middle of its own weight, so that nothing beyond the smallest and largest is claimed.
 *
 * @param values - at least one
 * @param share - from 0 to 1
 */
export function weightedQuantile(
  values: readonly Weighted[],
  share: number,
): number {
  const sorted = [...values].sort((one, other) => one.value - other.value);
  const total = sorted.reduce((sum, { weight }) => sum + weight, 0);
  const wanted = share * total;
  let before = 0;
  let previous: { value: number; at: number } | undefined;
  for (const { value, weight } of sorted) {
    const at = before + weight / 2;
    if (at >= wanted) {
      if (!previous) return value;
      const part = (wanted - previous.at) / (at - previous.at);
      return previous.value + part * (value - previous.value);
    }
    previous = { value, at };
    before += weight;
  }
  return previous!.value;
}
