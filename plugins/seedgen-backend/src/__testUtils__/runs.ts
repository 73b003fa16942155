import {
  isTerminalPhase,
  type RunDetails,
  type RunPhase,
  type RunRequest,
} from '@seedgen/backstage-plugin-seedgen-common';
import { until, type RunningPlugin } from './startPlugin';

/** How long a run on the lab is waited for; many times what it takes. */
export const LIMIT_MS = 120_000;

/** Follows a run to its end. */
export function follow(plugin: RunningPlugin, id: string): Promise<RunDetails> {
  return until(
    () => plugin.client.getRun(id),
    run => isTerminalPhase(run.phase),
    LIMIT_MS,
  );
}

/** Asks for a run and follows it to its end. */
export async function carryOut(
  plugin: RunningPlugin,
  request: RunRequest,
): Promise<RunDetails> {
  const { id } = await plugin.client.startRun(request);
  return follow(plugin, id);
}

/** The phases of a run in the order in which it entered them. */
export function phasesOf(run: RunDetails): RunPhase[] {
  return run.timeline
    .filter(({ type }) => type === 'phase')
    .map(({ phase }) => phase);
}
