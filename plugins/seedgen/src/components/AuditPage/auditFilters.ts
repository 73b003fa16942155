import type { AuditQuery } from '@seedgen/backstage-plugin-seedgen-common';

/** Filters of the audit log. */
export const AUDIT_FIELDS = [
  'actor',
  'cluster',
  'action',
  'outcome',
  'runId',
  'image',
  'digest',
  'from',
  'until',
] as const;

/** The name of a filter. */
export type AuditField = (typeof AUDIT_FIELDS)[number];

/**
 * Filters as the form and the address have them. Moments are in UTC, so that an address selects the same entries
 * wherever it is opened; what is no moment stays as it was typed.
 */
export type AuditFilters = Partial<Record<AuditField, string>>;

/**
 * Filters from an address; what is empty or unknown is left out. A moment without a zone, as addresses had it
 * once, is meant in the reader's.
 */
export function filtersFrom(search: URLSearchParams): AuditFilters {
  const filters: AuditFilters = {};
  for (const field of AUDIT_FIELDS) {
    const value = search.get(field)?.trim();
    if (value) filters[field] = isMoment(field) ? momentOf(value) : value;
  }
  return filters;
}

/** Filters for an address. */
export function filtersToSearch(filters: AuditFilters): URLSearchParams {
  const search = new URLSearchParams();
  for (const field of AUDIT_FIELDS) {
    const value = filters[field]?.trim();
    if (value) search.set(field, value);
  }
  return search;
}

/** The query of the filters; a moment that cannot be read is left out. */
export function queryFrom(filters: AuditFilters): AuditQuery {
  const { from, until, ...others } = filters;
  const query: AuditQuery = { ...others };
  const since = toUtc(from);
  const before = toUtc(until);
  if (since) query.from = since;
  if (before) query.until = before;
  return query;
}

/** What is wrong with a span of time, if something is; it is said before anything is asked for. */
export function spanProblem(
  filters: AuditFilters,
): 'badMoment' | 'order' | undefined {
  const moments = [filters.from, filters.until].filter(Boolean);
  if (moments.some(moment => !toUtc(moment))) return 'badMoment';
  const { from, until } = queryFrom(filters);
  return from && until && from > until ? 'order' : undefined;
}

/** A moment as it is kept, from what the reader typed in their own zone; what is none stays as it is. */
export function momentOf(typed: string): string {
  return toUtc(typed) ?? typed;
}

/** A moment for the reader to see and change, in their own zone. */
export function localOf(moment: string | undefined): string {
  const utc = toUtc(moment);
  if (!utc) return moment ?? '';
  const at = new Date(utc);
  const local = new Date(at.getTime() - at.getTimezoneOffset() * 60_000);
  // Seconds only where there are some: the field has none of its own.
  return local.toISOString().slice(0, at.getUTCSeconds() === 0 ? 16 : 19);
}

function isMoment(field: AuditField): boolean {
  return field === 'from' || field === 'until';
}

function toUtc(moment: string | undefined): string | undefined {
  if (!moment) return undefined;
  const at = new Date(moment);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}
