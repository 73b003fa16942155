/** Lists a few names, and says how many more there are. */
export function someOf(names: readonly string[], limit = 5): string {
  const shown = names.slice(0, limit).join(', ');
  return names.length > limit
    ? `${shown} and ${names.length - limit} more`
    : shown;
}
