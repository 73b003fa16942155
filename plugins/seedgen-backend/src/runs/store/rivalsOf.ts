import type { Knex } from 'knex';
import type { MachineRun } from '../engine/types';
import type { RunRow } from './rows';

const MOST = 50;

/** A cluster that was asked to push under a reference, by its own name as far as that is known. */
export interface Rival {
  name: string;
  baseDomain?: string;
}

/**
 * Other clusters that were asked to push under a reference: by runs that sent their request, and by
 * generations past the portal.
 *
 * @param own - `since`: only those that had not ended by then
 */
export async function rivalsOf(
  knex: Knex,
  own: { cluster: string; image: string; since?: string },
): Promise<Rival[]> {
  const { cluster, since } = own;
  const image = own.image.toLowerCase();
  const [runs, externals]: [
    Array<Pick<RunRow, 'cluster' | 'state'>>,
    Array<{ cluster: string }>,
  ] = await Promise.all([
    knex('seedgen_runs')
      .where({ kind: 'generate' })
      .whereNot({ cluster })
      .whereRaw('lower(seed_image) = ?', [image])
      .modify(rows => {
        if (since === undefined) return;
        rows.where(either =>
          either.whereNull('finished_at').orWhere('finished_at', '>=', since),
        );
      })
      .orderBy('number', 'desc')
      .limit(MOST)
      .select('cluster', 'state'),
    knex('seedgen_external_generations')
      .whereNot({ cluster })
      .whereRaw('lower(image) = ?', [image])
      .modify(rows => {
        if (since === undefined) return;
        rows.where(either =>
          either.whereNull('ended_at').orWhere('ended_at', '>=', since),
        );
      })
      .orderBy('number', 'desc')
      .limit(MOST)
      .select('cluster'),
  ]);
  return [
    ...runs.flatMap(({ cluster: name, state }) => {
      const { memory } = JSON.parse(state) as MachineRun;
      if (!memory?.effects?.['create-seed-generator']) return [];
      const { identity } = memory;
      return [
        {
          name: identity?.name ?? name,
          ...(identity?.baseDomain && { baseDomain: identity.baseDomain }),
        },
      ];
    }),
    ...externals.map(({ cluster: name }) => ({ name })),
  ];
}
