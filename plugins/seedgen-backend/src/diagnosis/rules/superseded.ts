import { command, newRun, person } from '../commands';
import { bySigns } from '../match';
import type { Rule } from '../types';

/** A SeedGenerator has one name, and whoever creates one later takes the place of ours. */
export const superseded: Rule = {
  id: 'superseded',
  cause: 'Somebody else’s SeedGenerator took the place of the run’s',
  explanation:
    'A cluster has one SeedGenerator, seedimage. When it came back it did not carry the annotations of this run, so that somebody created another one meanwhile, by hand or by GitOps. The portal leaves it alone, and Secret seedgen as well, which it may need.',
  match: bySigns({ codes: ['Superseded'] }, 'likely'),
  remedies: () => [
    command(
      'See whose it is, and how far',
      'Its annotations and managed fields name who applied it; its conditions say whether it has ended.',
      'oc get seedgenerator seedimage -o yaml --show-managed-fields',
    ),
    person(
      'Let it end, then delete it',
      'Never while the imager runs. Delete Secret seedgen in namespace openshift-lifecycle-agent with it.',
    ),
    newRun,
  ],
};
