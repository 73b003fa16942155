import type { Exchange } from './exchange';
import { RegistryError } from './registryError';

/** Entries of a page when the client names no number, and the most it can ask for; as Quay's. */
export const PAGE_SIZE = 100;

/** The page that `n` and `last` ask for, and the `Link` header to the next one. */
export function paginate(
  { url }: Exchange,
  entries: string[],
): { page: string[]; headers: Record<string, string> } {
  const asked = url.searchParams.get('n');
  if (asked !== null && !/^\d+$/.test(asked)) {
    throw new RegistryError(
      400,
      'PAGINATION_NUMBER_INVALID',
      'invalid number of results requested',
      { n: asked },
    );
  }
  const size = Math.min(asked === null ? PAGE_SIZE : Number(asked), PAGE_SIZE);
  const last = url.searchParams.get('last');
  const rest = last === null ? entries : entries.filter(entry => entry > last);
  const page = rest.slice(0, size);
  if (page.length === 0 || page.length === rest.length) {
    return { page, headers: {} };
  }
  const query = new URLSearchParams({
    n: String(size),
    last: page[page.length - 1],
  });
  return {
    page,
    headers: { Link: `<${url.pathname}?${query}>; rel="next"` },
  };
}
