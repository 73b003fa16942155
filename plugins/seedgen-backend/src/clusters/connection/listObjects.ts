import { z } from 'zod';
import { failed, succeeded } from '../../http/failures';
import type { Result } from '../../result';
import { MIB } from '../../units';
import type { KubernetesObject } from '../types';
import { pathOf, type ResourcePath, ruleName } from './kinds';
import { type KubernetesRequests, rule } from './KubernetesRequests';

const LIST_BYTES = 32 * MIB;
const PAGE_SIZE = 500;
const MOST_PAGES = 100;

/** What every object of Kubernetes has. */
export const objectSchema = z.looseObject({
  metadata: z.looseObject({ name: z.string() }),
});
const listSchema = z.object({
  apiVersion: z.string().optional(),
  kind: z.string().optional(),
  metadata: z.object({ continue: z.string().optional() }).optional(),
  items: z.array(objectSchema).nullable(),
});

/** Which objects of a kind. */
export interface ObjectSelection {
  namespace?: string;
  labelSelector?: string;
  /** PackageManifests of several catalogs share a name. */
  name?: string;
}

/** All objects of a kind; follows `continue`. An unknown kind is an empty list. */
export async function listObjects(
  requests: KubernetesRequests,
  kind: ResourcePath,
  where: ObjectSelection,
  signal: AbortSignal,
): Promise<Result<KubernetesObject[]>> {
  const first = await listOnce(requests, kind, where, signal);
  // The list was too long in coming and its version was compacted: from the beginning, once.
  return !first.ok && first.failure.code === 'gone'
    ? listOnce(requests, kind, where, signal)
    : first;
}

async function listOnce(
  requests: KubernetesRequests,
  kind: ResourcePath,
  where: ObjectSelection,
  signal: AbortSignal,
): Promise<Result<KubernetesObject[]>> {
  const doing = `Reading ${ruleName(kind)}`;
  const path = pathOf(kind, { namespace: where.namespace });
  if (!path) return requests.badName(doing, where.namespace ?? '');
  const items: KubernetesObject[] = [];
  let next: string | undefined;
  let budget = LIST_BYTES;
  for (let page = 0; page < MOST_PAGES; page++) {
    const query = new URLSearchParams({ limit: String(PAGE_SIZE) });
    if (where.labelSelector) query.set('labelSelector', where.labelSelector);
    if (where.name) query.set('fieldSelector', `metadata.name=${where.name}`);
    if (next) query.set('continue', next);
    const answer = await requests.exchange(
      {
        method: 'GET',
        path: `${path}?${query}`,
        headers: {},
        maximumBytes: budget,
      },
      doing,
      rule('list', kind, where.namespace),
      signal,
    );
    if (!answer.ok) {
      return answer.failure.code === 'not-found' ? succeeded([]) : answer;
    }
    const list = listSchema.safeParse(answer.value.json);
    budget -= answer.value.bytes;
    if (!list.success) {
      return failed('protocol', `${doing} failed: the answer is not a list.`);
    }
    for (const item of list.data.items ?? []) {
      items.push(item as KubernetesObject);
    }
    next = list.data.metadata?.continue || undefined;
    if (!next) return succeeded(items);
  }
  return failed(
    'protocol',
    `${doing} of cluster ${requests.cluster} failed: the list has more than ${MOST_PAGES} pages.`,
  );
}
