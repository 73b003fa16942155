import { newRun, person } from '../commands';
import { bySigns } from '../match';
import type { Rule } from '../types';

/** A proof of the image failed. */
export const foreignImage: Rule = {
  id: 'foreign-image',
  cause: 'Somebody else pushed to the same tag',
  explanation:
    'The image under the tag is not the one that this run would have made: its cluster, release, platform or time is another.',
  match: bySigns({ codes: ['ImageRejected', 'UnexpectedImage'] }, 'likely'),
  remedies: ({ image }) => [
    person(
      'Do not roll the image out',
      `Find out in the registry who pushed ${image ?? 'it'}, and when.`,
    ),
    person(
      'Give each cluster a repository of its own',
      'Two clusters that push to one tag replace each other’s seeds.',
    ),
    newRun,
  ],
};
