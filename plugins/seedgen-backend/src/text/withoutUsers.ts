/**
 * A message without what stands before an `@`, up to a blank, a quote or a slash: people paste
 * `user:password@host`, and messages quote what they refuse. The `@` of a digest stays.
 */
export function withoutUsers(text: string): string {
  return text
    .split('@')
    .map((part, index, parts) =>
      index === parts.length - 1 || parts[index + 1].startsWith('sha256:')
        ? part
        : `${part.slice(0, lastOf(part, /[\s'"/]/g))}…`,
    )
    .join('@');
}

function lastOf(text: string, pattern: RegExp): number {
  let end = 0;
  for (const { index } of text.matchAll(pattern)) end = index + 1;
  return end;
}
