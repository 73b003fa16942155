import type { SeedImageQuery } from '@seedgen/backstage-plugin-seedgen-common';

const FIELDS = ['q', 'cluster', 'version', 'registry'] as const;

/** Which images somebody wants to see, as the address has it. */
export type ImagesView = Partial<Record<(typeof FIELDS)[number], string>>;

// What the backend takes at most.
const LONGEST_TEXT = 200;

/** A view from an address; what is empty is left out. */
export function imagesViewFrom(search: URLSearchParams): ImagesView {
  const view: ImagesView = {};
  for (const field of FIELDS) {
    const value = search.get(field)?.trim().slice(0, LONGEST_TEXT);
    if (value) view[field] = value;
  }
  return view;
}

/** A view for an address. */
export function imagesViewToSearch(view: ImagesView): URLSearchParams {
  const search = new URLSearchParams();
  for (const field of FIELDS) {
    const value = view[field]?.trim();
    if (value) search.set(field, value);
  }
  return search;
}

/** What the backend is asked for. */
export function imagesQueryOf(view: ImagesView): SeedImageQuery {
  return imagesViewFrom(imagesViewToSearch(view));
}
