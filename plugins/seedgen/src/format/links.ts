/**
 * The link, if it is one that may be followed: https, or a path inside the portal.
 *
 * Links reach us from clusters and checks; `javascript:` and protocol-relative ones do not leave.
 */
export function safeLink(link: string | undefined): string | undefined {
  if (!link) return undefined;
  if (/^\/(?![/\\])/.test(link)) return link;
  try {
    return new URL(link).protocol === 'https:' ? link : undefined;
  } catch {
    return undefined;
  }
}
