import { InputError } from '@backstage/errors';
import type { AuditQuery } from '@seedgen/backstage-plugin-seedgen-common';
import type { Knex } from 'knex';

// Everything that can be asked for, and the column that answers. Compared whole, never as a
// pattern, so that `%` and `_` are characters like others.
const COLUMN_OF = {
  actor: 'actor',
  cluster: 'cluster',
  runId: 'run_id',
  image: 'image',
  digest: 'digest',
  action: 'action',
  outcome: 'outcome',
} as const;

const LONGEST_VALUE = 600;

/**
 * The conditions of a query.
 *
 * @throws InputError for values that are no text or too long, and for a range that ends before it begins
 */
export function auditFilters(
  query: AuditQuery,
): (builder: Knex.QueryBuilder) => void {
  const conditions = Object.entries(COLUMN_OF).flatMap(([filter, column]) => {
    const value: unknown = query[filter as keyof typeof COLUMN_OF];
    if (value === undefined) return [];
    if (typeof value !== 'string' || value.length > LONGEST_VALUE) {
      throw new InputError(
        `FilterInvalid: ${filter} must be a text of at most ${LONGEST_VALUE} characters`,
      );
    }
    return [[column, value] as const];
  });
  const from = moment('from', query.from);
  const until = moment('until', query.until);
  if (from && until && until < from) {
    throw new InputError('FilterInvalid: until lies before from');
  }
  return builder => {
    for (const [column, value] of conditions) builder.where(column, value);
    if (from) builder.where('at', '>=', from);
    if (until) builder.where('at', '<=', until);
  };
}

// As it is stored, so that comparing texts compares moments.
function moment(name: string, value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  const time = typeof value === 'string' ? Date.parse(value) : NaN;
  if (Number.isNaN(time)) {
    throw new InputError(`FilterInvalid: ${name} must be a date and time`);
  }
  return new Date(time).toISOString();
}
