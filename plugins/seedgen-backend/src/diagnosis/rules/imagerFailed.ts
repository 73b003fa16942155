import { newRun, readImagerLogOnNode } from '../commands';
import { find, matchOf } from '../match';
import type { Rule } from '../types';

/** Only where the imager's log did not name anything that is known. */
export const imagerFailed: Rule = {
  id: 'imager-failed',
  cause: 'The imager ended with an error that only its log names',
  explanation:
    'Lifecycle Agent sees the exit code of the imager’s container and nothing else: why an image could not be built or pushed stands in the container’s log alone.',
  match: symptoms =>
    symptoms.statements.some(
      ({ source, code }) => source === 'imager-log' && code !== undefined,
    )
      ? undefined
      : matchOf(find(symptoms, { codes: ['ImagerFailed'] }), 'certain'),
  remedies: subject => [readImagerLogOnNode(subject), newRun],
};
