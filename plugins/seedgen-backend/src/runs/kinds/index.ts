import type { KnownRunKind } from '@seedgen/backstage-plugin-seedgen-common';
import type { RequestOf, RunKindDefinition } from '../engine/definition';
import { RunKinds } from '../engine/RunKinds';
import { generate } from './generate';
import { partition } from './partition';
import { remedy } from './remedy';

// A kind of the model that has no definition does not compile, nor does one under another's name.
const DEFINITIONS: {
  [Kind in KnownRunKind]: Pick<RunKindDefinition<RequestOf<Kind>>, 'kind'>;
} = { generate, partition, remedy };

/** The kinds of runs of the portal. */
export const KINDS = new RunKinds(
  // Each takes only runs of its own kind, which is what it is found by.
  Object.values(DEFINITIONS) as RunKindDefinition[],
);
