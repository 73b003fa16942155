import type { AuditQuery } from '@seedgen/backstage-plugin-seedgen-common';

/** Filters of the audit log as the form has them: text, and moments in local time. */
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

/** Filters as the form and the address have them. */
export type AuditFilters = Partial<Record<AuditField, string>>;

/** Filters from an address; what is empty or unknown is left out. */
export function filtersFrom(search: URLSearchParams): AuditFilters {
  const filters: AuditFilters = {};
  for (const field of AUDIT_FIELDS) {
    const value = search.get(field)?.trim();
    if (value) filters[field] = value;
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

/** The query of the filters; moments become UTC, and one that cannot be read is left out. */
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

function toUtc(local: string | undefined): string | undefined {
  if (!local) return undefined;
  const moment = new Date(local);
  return Number.isNaN(moment.getTime()) ? undefined : moment.toISOString();
}
