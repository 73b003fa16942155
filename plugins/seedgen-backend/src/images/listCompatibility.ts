import type {
  ClusterCompatibility,
  CompatibilityPage,
  CompatibilityQuery,
  ImageDetails,
} from '@seedgen/backstage-plugin-seedgen-common';
import { pageLimit } from '../database/rows';
import { parseListCursor, printListCursor } from '../fleet/list/listCursor';
import { hasText } from '../fleet/list/listFleet';
import type { FleetRow, UpgradeTarget } from '../fleet/list/types';
import { compareWithSeed } from './compatibility';

const LIST = 'compatibility';

/**
 * A page of clusters held against a seed.
 *
 * @param rows - of all clusters that the caller may see
 * @throws InputError for a cursor of another list, and a size that no page has
 */
export function listCompatibility(
  details: ImageDetails | undefined,
  rows: readonly FleetRow[],
  query: CompatibilityQuery,
): CompatibilityPage {
  const limit = pageLimit(query.limit);
  const after = parseListCursor(LIST, query.cursor);
  const counts = { fits: 0, 'does-not-fit': 0, unknown: 0 };
  const found: ClusterCompatibility[] = [];
  const compare = rememberingComparison(details);
  for (const { name, title, target } of rows) {
    const { verdict, reasons } = compare(target);
    counts[verdict] += 1;
    if (query.verdict !== undefined && query.verdict !== verdict) continue;
    if (!hasText(query.q, name, title)) continue;
    found.push({
      cluster: name,
      ...(title !== undefined && { title }),
      verdict,
      reasons,
      ...(target.asOf !== undefined && { asOf: target.asOf }),
    });
  }
  found.sort((one, other) => (one.cluster < other.cluster ? -1 : 1));
  const rest = after
    ? found.filter(({ cluster }) => cluster > after.name)
    : found;
  const items = rest.slice(0, limit);
  return {
    items,
    ...(rest.length > limit && {
      nextCursor: printListCursor(LIST, {
        name: items[items.length - 1].cluster,
      }),
    }),
    total: found.length,
    counts,
  };
}

// Most clusters of a fleet are alike in what is compared.
function rememberingComparison(
  details: ImageDetails | undefined,
): (target: UpgradeTarget) => ReturnType<typeof compareWithSeed> {
  const known = new Map<string, ReturnType<typeof compareWithSeed>>();
  return target => {
    const { asOf: _, ...compared } = target;
    const key = JSON.stringify(compared);
    const result = known.get(key) ?? compareWithSeed(details, target);
    known.set(key, result);
    return result;
  };
}
