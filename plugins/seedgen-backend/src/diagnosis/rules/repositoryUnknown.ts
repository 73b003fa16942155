import { newRun, person } from '../commands';
import { bySigns } from '../match';
import type { Rule } from '../types';

/** `NAME_UNKNOWN` of the distribution specification, and Harbor’s own words. */
export const repositoryUnknown: Rule = {
  id: 'repository-unknown',
  cause: 'The registry has no such project or repository',
  explanation:
    'Some registries make a repository with the first push, others want it, or the project or organisation that it is in, to be there: Harbor, ECR, Artifactory.',
  match: bySigns({ codes: ['RepositoryUnknownToRegistry'] }),
  remedies: ({ image }) => [
    person(
      'Create it in the registry',
      `The project, organisation or repository of ${
        image ?? 'the seed image'
      }, and let the account write to it.`,
    ),
    newRun,
  ],
};
