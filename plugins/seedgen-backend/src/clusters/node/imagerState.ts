import { succeeded } from '../../http/failures';
import type { Result } from '../../result';
import type {
  CallOptions,
  ClusterConnection,
  NodeCommandOutput,
} from '../types';

/**
 * What has become of the imager, by the node's own word. `since` is by the node's clock. A
 * container that was created and not started yet counts as running: it is about to.
 */
export type ImagerState =
  | { state: 'running'; since?: string }
  | { state: 'exited'; exitCode?: number; since?: string }
  | { state: 'absent' }
  /** The node answered, but not what podman is known to say. */
  | { state: 'unreadable' };

// States of libpod (ContainerStatus.String). `stopped` is an end, too: the process has gone, and
// nobody was there to note its exit code.
const AT_WORK = ['created', 'initialized', 'running', 'paused', 'stopping'];
const ENDED = ['exited', 'stopped'];

/** Asks the node for the imager's container; fails where the node could not be asked. */
export async function readImagerState(
  cluster: Pick<ClusterConnection, 'runOnNode'>,
  options: CallOptions,
): Promise<Result<ImagerState>> {
  const output = await cluster.runOnNode('imager-state', options);
  return output.ok ? succeeded(parseImagerState(output.value)) : output;
}

/**
 * Reads what `podman ps --all --format json` prints of the imager's container. Whatever is not
 * understood is `unreadable`, never an end.
 */
export function parseImagerState({
  stdout,
  exitCode,
}: Pick<NodeCommandOutput, 'stdout' | 'exitCode'>): ImagerState {
  if (exitCode !== 0) return { state: 'unreadable' };
  let listed: unknown;
  try {
    listed = JSON.parse(stdout);
  } catch {
    return { state: 'unreadable' };
  }
  if (!Array.isArray(listed)) return { state: 'unreadable' };
  if (listed.length === 0) return { state: 'absent' };
  // One name, one container; two would be something that podman does not do.
  const [container] = listed as unknown[];
  if (listed.length > 1 || !container || typeof container !== 'object') {
    return { state: 'unreadable' };
  }
  const { State, ExitCode, ExitedAt, StartedAt } = container as Record<
    string,
    unknown
  >;
  const state = typeof State === 'string' ? State.toLowerCase() : '';
  if (AT_WORK.includes(state)) {
    return { state: 'running', ...sinceOf(StartedAt) };
  }
  if (!ENDED.includes(state)) return { state: 'unreadable' };
  return {
    state: 'exited',
    ...(Number.isInteger(ExitCode) && { exitCode: ExitCode as number }),
    ...sinceOf(ExitedAt),
  };
}

const LATEST_SECONDS = 253_402_300_799; // the end of the year 9999

// Seconds since 1970; what never was is a large negative number.
function sinceOf(seconds: unknown): { since?: string } {
  if (typeof seconds !== 'number' || seconds <= 0) return {};
  if (!(seconds <= LATEST_SECONDS)) return {};
  return { since: new Date(seconds * 1000).toISOString() };
}

const CHECK_FAILED = 'imager container status check failed';
const NOT_EXITED = 'expected container status exited, found: ';
const EXIT_CODE = /expected container (?:exit code|status) 0, found: /;
// An end that podman noted no code of.
const ENDS = ['stopped', 'exited'];

/**
 * Whether Lifecycle Agent gave up without knowing how its imager ended: it was restarted meanwhile and took up
 * its second half too early, or podman did not tell it. That is neither an end nor a failure: the imager may go
 * on, stop the cluster and push (seen with Lifecycle Agent 4.22).
 *
 * @param message - as it came: what is cut may have lost the words that count
 */
export function isUnaccounted(message: string): boolean {
  const at = message.indexOf(NOT_EXITED);
  if (at >= 0) {
    const said = message.slice(at + NOT_EXITED.length, at + 200).trim();
    const state = /^["']?([A-Za-z]*)/.exec(said)?.[1] ?? '';
    return !ENDS.includes(state.toLowerCase());
  }
  return message.includes(CHECK_FAILED) && !EXIT_CODE.test(message);
}
