import type { Run } from '@seedgen/backstage-plugin-seedgen-common';
import { viewOfKind, type Consequences } from '../../model';

/**
 * What cancelling a run will and will not do, as message keys.
 *
 * Once the point of no return is passed the cluster goes on by itself, whatever the portal does.
 */
export function consequencesOf(
  run: Pick<Run, 'kind' | 'pointOfNoReturn'>,
): Consequences {
  const view = viewOfKind(run.kind);
  return run.pointOfNoReturn ? view.stopFollowing : view.cancel;
}
