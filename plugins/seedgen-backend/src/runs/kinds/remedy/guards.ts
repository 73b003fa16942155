import {
  type SeedGeneratorSeen,
  formatDuration,
} from '@seedgen/backstage-plugin-seedgen-common';
import { isTerminalPhase } from '@seedgen/backstage-plugin-seedgen-common';
import {
  readConditions,
  reached,
  type LifecycleStep,
} from '../../lifecycleAgent/conditions';
import type { Verdict } from './procedures/types';
import { reasons } from './reasons';
import type { Look, RemedyDraft } from './RemedyDraft';

/** After which an agent that prepares or cleans counts as one that stands still, in milliseconds. */
export const STANDS_STILL_MS = 30 * 60_000;

/** How old what was read of the node may be, in milliseconds. */
const FRESH_MS = 60_000;

/** Nothing is done while the imager runs or may run, or where that cannot be seen. */
export function imagerGuard({ cluster, around }: Look): Verdict {
  const { seedGenerator } = cluster;
  if (seedGenerator.state === 'unknown') {
    return { waits: `the SeedGenerator: ${seedGenerator.failure.message}` };
  }
  const imaging = around.open.find(run => run.imaging);
  if (imaging) {
    return {
      refused: reasons.imagerRuns(
        `The imager of run ${imaging.id} runs, or may have been launched`,
      ),
    };
  }
  if (reached(stepOf(seedGenerator), 'launching')) {
    return {
      refused: reasons.imagerRuns(
        'The SeedGenerator says that the imager was launched',
      ),
    };
  }
  if (around.external && seedGenerator.state === 'absent') {
    return {
      refused: reasons.imagerRuns(
        'The SeedGenerator of a generation past the portal is gone and its end was not seen: its imager may run',
      ),
    };
  }
  return undefined;
}

/** What was not made by the portal is never touched. */
export function ownershipGuard({ cluster, around }: Look): Verdict {
  return cluster.seedGenerator.state === 'present' && !around.generatorOwner
    ? { refused: reasons.foreignGenerator() }
    : undefined;
}

/**
 * Lifecycle Agent does not start again when it finds its stored Secret without its stored
 * SeedGenerator, and between "Preparing for seed generation" and "Launching imager container" that
 * is how its files are.
 */
export function restartGuard(draft: RemedyDraft, look: Look): Verdict {
  const { agentFiles: files, agentFilesFailure } = draft.memory;
  if (!agentFilesKnown(draft)) {
    return {
      waits: 'what Lifecycle Agent has stored on the node',
      files: true,
    };
  }
  if (files?.secret && !files.object) {
    return { refused: reasons.wouldNotStart(look.cluster.node?.name) };
  }
  const { seedGenerator } = look.cluster;
  if (!reached(stepOf(seedGenerator), 'preparing')) return undefined;
  if (!standsStill(draft, look)) {
    return { refused: reasons.agentWorks(formatDuration(STANDS_STILL_MS)) };
  }
  return files
    ? undefined
    : {
        refused: reasons.agentFilesUnknown(
          agentFilesFailure?.failure.message ?? 'no answer',
        ),
      };
}

// Only of a run of the portal is it known for how long nothing has changed.
function standsStill(draft: RemedyDraft, { around }: Look): boolean {
  const owner = around.generatorOwner;
  return Boolean(
    owner &&
      (owner.phase === 'Preparing' || isTerminalPhase(owner.phase)) &&
      draft.since(owner.phaseSince) >= STANDS_STILL_MS,
  );
}

/** Whether it was read, or tried, a moment ago. */
function agentFilesKnown(draft: RemedyDraft): boolean {
  const { memory } = draft;
  const at = memory.agentFiles?.at ?? memory.agentFilesFailure?.at;
  return at !== undefined && draft.since(at) < FRESH_MS;
}

/** Wants the node's files read anew. */
export function wantAgentFiles(draft: RemedyDraft): void {
  const { memory } = draft;
  memory.agentFiles = undefined;
  memory.agentFilesFailure = undefined;
  draft.forget('read-agent-files');
  draft.want({ type: 'read-agent-files' });
}

/** Which step of Lifecycle Agent a SeedGenerator shows; `none` for one that has ended. */
export function stepOf(seen: SeedGeneratorSeen): LifecycleStep {
  if (seen.state !== 'present') return 'none';
  const reading = readConditions(seen.conditions);
  return reading.kind === 'progress' ? reading.step ?? 'none' : 'none';
}
