import type { RunDetails } from '@seedgen/backstage-plugin-seedgen-common';
import type { RunStore } from '../store';

/** All that a store has of a run. */
export async function detailsOf(
  store: Pick<RunStore, 'find' | 'details'>,
  id: string,
): Promise<RunDetails> {
  return store.details((await store.find(id))!);
}
