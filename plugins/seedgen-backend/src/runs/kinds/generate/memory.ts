import type { AccessFailure } from '@seedgen/backstage-plugin-seedgen-common';
import type { AgentFile, ImagerState } from '../../../clusters';
import type { RequestOf } from '../../engine/definition';
import type { Effect } from '../../engine/effects';
import type { Decision, MachineMemory, MachineRun } from '../../engine/types';
import type { LifecycleStep } from '../../lifecycleAgent/conditions';

/** What is remembered of the run's own SeedGenerator. */
export interface GeneratorMemory {
  /** UID of the one that the run created; a restored one has another. */
  firstUid?: string;
  uid?: string;
  /** Whether it has been seen, not only created. */
  observed: boolean;
  state: 'never' | 'present' | 'absent';
  /** Since when it is absent while the API answers. */
  goneSince?: string;
  /** Seen again after it, or the API, was gone once Lifecycle Agent had launched the imager. */
  restored: boolean;
  /** Since when there is one that Lifecycle Agent has restored. */
  restoredAt?: string;
  /** Furthest step of Lifecycle Agent that was seen. */
  step: LifecycleStep;
  lastMessage?: string;
  /** When it was created, by the cluster's clock. */
  createdAt?: string;
  /** What came of the run's own attempt to delete it. */
  removal?: 'deleted' | 'absent' | 'foreign';
  /** Why Lifecycle Agent cannot restore it, in the words of its log. */
  restoreFailure?: string;
  /** Why Lifecycle Agent waits, while it does. */
  causes?: string[];
}

/** What was seen on the node after the end, as it was seen last. */
export interface NodeMemory {
  at: string;
  /** How often it was looked at. */
  looks: number;
  /** Absent where it could not be looked at. */
  files?: AgentFile[];
  /** Absent where it could not be looked at, or did not say. */
  pullSecret?: 'own' | 'placeholder';
  /** Why it could not be looked at. */
  failure?: AccessFailure;
}

/** What a `generate` run remembers. */
export interface GenerateMemory extends MachineMemory {
  /** The digest under the tag before anything was touched; no digest: there was no image. */
  tagBefore?: { digest?: string; at: string };
  /** The tag as it was seen last. `looks` counts observations since the cluster's own end. */
  tagNow?: { digest?: string; at: string };
  looksAfterEnd: number;
  /** Since when the tag is seen not to show the proven image any more. */
  tagMoved?: { at: string; to: 'another image' | 'nothing' };
  generator: GeneratorMemory;
  /** How the API was last seen. */
  api?: 'up' | 'down' | 'refusing';
  /** `since`: of the one that lasts; absent while the API answers. `until`: of the last one. */
  outage: {
    looks: number;
    everSeen: boolean;
    since?: string;
    until?: string;
    /** Of the longest that has ended. Absent in runs of before. */
    longestMs?: number;
  };
  /** How the API has answered without a break, and since when. */
  steady?: {
    kind: 'ready' | 'unauthorized' | 'forbidden' | 'untrusted';
    since: string;
    /** In how many looks, up to as many as count. Absent in runs of before. */
    looks?: number;
    /** When the last of them was. */
    countedAt?: string;
  };
  /** Since when the cluster answers, but will not have us, and why. */
  refusing?: {
    since: string;
    code: 'unauthorized' | 'forbidden' | 'untrusted';
    message: string;
    /** It has lasted, or the API server calls itself ready: this is no API server that starts. */
    counts?: boolean;
  };
  /** Lifecycle Agent's own traces say that the imager was launched. */
  launched: boolean;
  /**
   * Lifecycle Agent was restarted while its imager ran, and has given the generation up for that.
   * The imager goes on: this is neither an end nor a failure.
   */
  lostTrack?: { at: string; message: string };
  /** What the node said last of the imager's container. */
  imager?: ImagerState & { at: string };
  /** Looks at the tag since the node said that the imager has ended. */
  looksAfterImager?: number;
  /** Whether the Secret may be on the cluster. */
  secret: 'none' | 'written' | 'deleted';
  /** Lifecycle Agent's own word on how it ended. */
  end?: {
    kind: 'completed' | 'failed';
    message: string;
    /** The known cause of a failure; absent in runs of before, and for a cause that is not known. */
    code?: string;
    /** Whether a failure was found after the imager had begun; in runs of before its message says so. */
    afterImager?: boolean;
    at: string;
  };
  imagerLog?: {
    summary: string;
    code?: string;
    message?: string;
    remedy?: string;
  };
  /** What logs told of, by id, with the time by the node's clock where they say it. */
  milestones?: Record<string, string>;
  clusterChanged?: boolean;
  leftOnNode?: NodeMemory;
}

/** A `generate` run as its state machine knows it. */
export type GenerateRun = MachineRun<GenerateMemory, RequestOf<'generate'>>;

/** What its state machine decides. */
export type GenerateDecision = Decision<
  GenerateMemory,
  RequestOf<'generate'>,
  Effect
>;

/** Memory of a run that has just been asked for. */
export function newGenerateMemory(): GenerateMemory {
  return {
    effects: {},
    looksAfterEnd: 0,
    generator: {
      observed: false,
      state: 'never',
      restored: false,
      step: 'none',
    },
    outage: { looks: 0, everSeen: false },
    launched: false,
    secret: 'none',
  };
}
