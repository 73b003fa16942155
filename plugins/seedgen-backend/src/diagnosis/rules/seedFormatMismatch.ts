import { newRun, person } from '../commands';
import { find, matchOf } from '../match';
import type { Rule } from '../types';

/** LCA controllers/prep_handlers.go. */
export const seedFormatMismatch: Rule = {
  id: 'seed-format-mismatch',
  cause: 'The image is of a format that no cluster accepts',
  explanation:
    'Lifecycle Agent 4.14 and later writes and accepts format 4 only. Another number, or none, means that something else made the image, or an agent from before general availability.',
  match: symptoms =>
    matchOf(
      [
        ...find(symptoms, { codes: ['seed-format'] }),
        ...find(symptoms, { said: /seed image format version mismatch/ }),
      ],
      'certain',
    ),
  remedies: () => [
    person(
      'Do not roll the image out',
      'Every cluster would refuse it while it prepares its upgrade.',
    ),
    newRun,
  ],
};
