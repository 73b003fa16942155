import { newRun, person } from '../commands';
import { bySigns } from '../match';
import type { Rule } from '../types';

/** Told only when the manifest is pushed, at the end. */
export const tagImmutable: Rule = {
  id: 'tag-immutable',
  cause: 'The registry does not let the tag be overwritten',
  explanation:
    'The tag has an image already, and a rule of the registry forbids to move it: immutable tags in Quay, Harbor and ECR, or a repository that does not allow redeployment in Artifactory and Nexus. The push gets as far as the manifest and fails there.',
  match: bySigns({ codes: ['TagImmutable'] }),
  remedies: ({ image }) => [
    person(
      'Use a tag that is not in use',
      'A seed is known by VERSION-ARCHITECTURE; a number behind it makes it another one.',
    ),
    person(
      'Or free the tag in the registry',
      `Delete ${
        image ?? 'the tag'
      } there, or take it out of the rule, if no cluster is to be made from the old image.`,
    ),
    newRun,
  ],
};
