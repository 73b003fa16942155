import type {
  RemedyCall,
  RunReason,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { ObservedParts } from '../../../../clusters/types';
import type { Effect } from '../../../engine/effects';
import type { Look, RemedyDraft } from '../RemedyDraft';

/**
 * Whether something may be done now: nothing stands in the way (`undefined`), it would do harm, or
 * something could not be seen yet.
 */
export type Verdict =
  | { refused: RunReason }
  /** `files`: the node's files are what is to be looked at. */
  | { waits: string; files?: true }
  /** It is as it should be already. */
  | { needless: string }
  | undefined;

/** What comes next: an effect, waiting, the end of what is to be done, or a reason to give up. */
export type NextStep =
  | { effect: Effect }
  | { waits: string }
  | { failed: RunReason }
  | 'done';

/** Whether the cluster shows that it helped; `effect` is what it takes to see more. */
export type Confirmation =
  | { done: string }
  | { waits: string; effect?: Effect }
  | { failed: RunReason };

/** How one remedy is carried out. Pure; a file each. */
export interface Procedure {
  /** What has to be seen of the cluster besides the SeedGenerator. */
  observes(call: RemedyCall): ObservedParts;
  /** Asked on a fresh look, before anything is done and again before each effect. */
  check(draft: RemedyDraft, look: Look): Verdict;
  next(draft: RemedyDraft, look: Look): NextStep;
  /** Whether the cluster shows that it helped. */
  confirm(draft: RemedyDraft, look: Look): Confirmation;
  /** Whether the API may be away while it is confirmed. */
  expectsOutage?: boolean;
}
