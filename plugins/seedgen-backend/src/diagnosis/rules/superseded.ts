import { command, newRun, person } from '../commands';
import { bySigns } from '../match';
import type { Rule } from '../types';

/** The SeedGenerator is a singleton: whoever makes one takes the place of the other. */
export const superseded: Rule = {
  id: 'superseded',
  cause: 'A SeedGenerator of somebody else took the place of the run’s',
  explanation:
    'There is one SeedGenerator a cluster, named seedimage. The one that is there now does not have the annotation of this run, so that somebody deleted the run’s and made another. The portal leaves it alone, and the image under the tag may be of either.',
  match: bySigns({ codes: ['Superseded'] }),
  remedies: () => [
    command(
      'See whose it is, and how far it came',
      'The annotations and managedFields name who made it.',
      'oc get seedgenerator seedimage -o yaml --show-managed-fields',
    ),
    person(
      'Have one place that generates',
      'Whoever made it can ask the portal instead, or GitOps has to leave the object out.',
    ),
    command(
      'Delete it once it has ended',
      'Never while the imager runs, that is, while the API is away or has just come back.',
      'oc delete seedgenerator seedimage',
    ),
    newRun,
  ],
};
