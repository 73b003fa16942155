/** The filters that were read with, in one order, so that the same reading is recorded once. */
export function describeFilters(filters: Record<string, unknown>): string {
  const set = Object.entries(filters)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${value}`)
    .sort();
  return set.length > 0 ? `filtered by ${set.join(' ')}` : 'without a filter';
}
