import type { LoggerService } from '@backstage/backend-plugin-api';
import type { AccessFailure } from '@seedgen/backstage-plugin-seedgen-common';
import type { Clock } from '../../clock';
import type { ClusterConnections } from '../../clusters/types';
import type { Result } from '../../result';
import type { MachineRun } from '../engine/types';
import type { RunHolder, RunStore } from '../store/RunStore';
import { artifactOf } from './artifacts';
import { KeptLog } from './KeptLog';

const SAVE_EVERY_MS = 3_000;
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;

const UNEXPECTED: AccessFailure = {
  code: 'protocol',
  message: 'The connection ended unexpectedly',
};

/** What following a log is made with. */
export interface LogDependencies {
  clusters: Pick<ClusterConnections, 'get'>;
  artifacts: Pick<RunStore, 'artifact' | 'saveArtifact'>;
  clock: Clock;
  logger: LoggerService;
  /** Gets what was kept before, and then all lines as they come; some may come again. */
  hear?: (lines: readonly string[]) => void;
}

/** Whose log it is, and who follows it. */
export type FollowedRun = Pick<MachineRun, 'id' | 'cluster'> & RunHolder;

/**
 * Follows Lifecycle Agent's log for a run, and keeps it, until the signal is aborted: connects
 * again when the connection ends, with growing pauses while nothing comes. A help for people: no
 * decision waits for it, and whatever fails here fails quietly. Never rejects.
 */
export async function followLog(
  run: FollowedRun,
  dependencies: LogDependencies,
  stop: AbortSignal,
): Promise<void> {
  const { artifacts, clock, logger } = dependencies;
  const lost = new AbortController();
  const signal = AbortSignal.any([stop, lost.signal]);
  const name = artifactOf('lifecycle-agent');
  let saved = 0;
  try {
    const before = await artifacts.artifact(run.id, name);
    const kept = new KeptLog(before?.content);
    if (before) dependencies.hear?.(before.content.split('\n'));
    const save = async () => {
      if (kept.added === saved) return;
      const { added } = kept;
      const isOurs = await artifacts.saveArtifact(
        { id: run.id, epoch: run.epoch },
        name,
        kept.text(),
        clock.now(),
      );
      // Whoever has taken the run over follows the log, too.
      if (!isOurs) lost.abort();
      saved = added;
    };
    await Promise.all([
      connectAgainAndAgain(run, kept, dependencies, signal),
      saveNowAndThen(save, dependencies, signal),
    ]);
    // What came since the last time.
    await save();
  } catch (error) {
    logger.warn(
      `Run ${run.id}: Lifecycle Agent's log is not kept any more`,
      error as Error,
    );
  }
}

async function connectAgainAndAgain(
  run: FollowedRun,
  kept: KeptLog,
  { clusters, clock, hear }: LogDependencies,
  signal: AbortSignal,
): Promise<void> {
  let inVain = 0;
  while (!signal.aborted) {
    kept.begin();
    const { added } = kept;
    const end = await clusters
      .get(run.cluster)
      .followLifecycleAgentLog(
        kept.since,
        lines => {
          kept.add(lines);
          hear?.(lines);
        },
        { signal },
      )
      .catch((): Result<void> => ({ ok: false, failure: UNEXPECTED }));
    inVain = kept.added > added ? 0 : inVain + 1;
    await clock.sleep(pause(inVain, end), signal);
  }
}

function pause(inVain: number, end: Result<void>): number {
  const grown = Math.min(FIRST_WAIT_MS * 2 ** inVain, LONGEST_WAIT_MS);
  const asked = end.ok ? 0 : end.failure.retryAfterMs ?? 0;
  return Math.max(grown, asked);
}

async function saveNowAndThen(
  save: () => Promise<void>,
  { clock, logger }: LogDependencies,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    await clock.sleep(SAVE_EVERY_MS, signal);
    try {
      await save();
    } catch (error) {
      logger.warn("Lifecycle Agent's log could not be kept", error as Error);
    }
  }
}
