import { formatDuration } from '@seedgen/backstage-plugin-seedgen-common';
import type { GenerateDraft } from './GenerateDraft';
import { refusalText } from './reasons/endings';

const TYPICAL_OUTAGE_MS = 10 * 60_000;

/** The present state in words, for a phase in which the run stays. */
export function describe(draft: GenerateDraft): string {
  const { memory, run } = draft;
  const { generator } = memory;
  if (memory.refusing?.counts && memory.api === 'refusing') {
    return refusalText(memory.refusing);
  }
  if (run.unreachableSince) return describeOutage(draft, run.unreachableSince);
  switch (run.phase) {
    case 'Preflight':
      return draft.isDone('run-preflight')
        ? 'Waiting until the registry can be read'
        : 'Checking the cluster and the registry';
    case 'Requesting':
      return 'Creating Secret and SeedGenerator';
    case 'Stabilizing':
      return generator.causes?.length
        ? `Lifecycle Agent waits for: ${generator.causes.join('; ')}`
        : 'Lifecycle Agent waits until the cluster is healthy';
    case 'Preparing':
      return generator.goneSince
        ? 'The SeedGenerator is gone while the API answers; waiting for the imager'
        : generator.lastMessage ?? 'Lifecycle Agent prepares the cluster';
    case 'Imaging':
      if (memory.lostTrack) {
        return 'Lifecycle Agent was restarted and has lost track of its imager, which goes on';
      }
      return 'The imager runs; the API of the cluster is about to go away. This is expected; it is typically back within 10 min';
    case 'Published':
      return 'The image is in the registry, the cluster is still returning';
    case 'Recovering':
      return generator.state === 'present'
        ? 'The SeedGenerator is back; Lifecycle Agent takes up its work again'
        : 'The API answers; waiting until Lifecycle Agent restores the SeedGenerator';
    case 'Finalizing':
      return memory.end
        ? 'Lifecycle Agent has ended; reading the log of the imager and the registry'
        : 'Lifecycle Agent finalizes the generation';
    case 'Verifying':
      return 'Verifying the image in the registry';
    default:
      return run.statusText;
  }
}

function describeOutage(draft: GenerateDraft, since: string): string {
  const down = draft.since(since);
  const { phase } = draft.run;
  if (!draft.imagerLaunched) {
    return `The API has not answered for ${formatDuration(down)}`;
  }
  const lead =
    phase === 'Published'
      ? 'The image is in the registry, the cluster is still returning. '
      : '';
  return down < TYPICAL_OUTAGE_MS
    ? `${lead}The API has been away for ${formatDuration(
        down,
      )}: expected; typically back within 10 min`
    : `${lead}The API has been away for ${formatDuration(
        down,
      )}, longer than the usual 10 min; up to an hour was seen with 4.21 and older`;
}
