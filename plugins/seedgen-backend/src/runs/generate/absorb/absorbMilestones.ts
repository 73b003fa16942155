import { formatUtc } from '@seedgen/backstage-plugin-seedgen-common';
import type { Milestone } from '../../runLog/milestones';
import { duration } from '../../../text';
import type { GenerateDraft } from '../GenerateDraft';

/**
 * Takes in what logs tell of, each thing once. Lifecycle Agent's log also tells of generations
 * before this one: what is older than the SeedGenerator is not of this run.
 */
export function absorbMilestones(
  draft: GenerateDraft,
  milestones: readonly Milestone[] = [],
): void {
  const { memory } = draft;
  const { createdAt } = memory.generator;
  for (const milestone of milestones) {
    const { id, at, source } = milestone;
    if (memory.milestones?.[id] !== undefined) continue;
    const isOurs =
      at === undefined
        ? source === 'imager'
        : createdAt !== undefined && Date.parse(at) >= Date.parse(createdAt);
    if (!isOurs) continue;
    memory.milestones = { ...memory.milestones, [id]: at ?? '' };
    draft.recordMilestone(milestone);
    if (id === 'agent-launched-imager') memory.launched = true;
    if (id === 'agent-cannot-restore') {
      memory.generator.restoreFailure = milestone.text;
    }
  }
}

/** What the imager's log says about outage and push; nothing if it does not have the times. */
export function timesOfImager({ memory }: GenerateDraft): string | undefined {
  const {
    'kubelet-stopped': from,
    'services-restored': to,
    'image-pushed': pushed,
  } = memory.milestones ?? {};
  const parts = [
    from && to
      ? `the services of the cluster were away from ${formatUtc(
          from,
        )} to ${formatUtc(to)} (${duration(Date.parse(to) - Date.parse(from))})`
      : undefined,
    pushed ? `the image was pushed at ${formatUtc(pushed)}` : undefined,
  ].filter(Boolean);
  return parts.length > 0
    ? `By the imager's log ${parts.join(', and ')}`
    : undefined;
}
