import type { Run, RunKind } from '@seedgen/backstage-plugin-seedgen-common';

type ConsequenceKey =
  | 'cancel.stopWill1'
  | 'cancel.stopWill2'
  | 'cancel.stopGenerateWillNot1'
  | 'cancel.stopGenerateWillNot2'
  | 'cancel.stopPartitionWillNot1'
  | 'cancel.stopPartitionWillNot2'
  | 'cancel.generateWill1'
  | 'cancel.generateWill2'
  | 'cancel.generateWillNot1'
  | 'cancel.partitionWill1'
  | 'cancel.partitionWill2'
  | 'cancel.partitionWillNot1'
  | 'cancel.remedyWill1'
  | 'cancel.remedyWill2'
  | 'cancel.remedyWillNot1'
  | 'cancel.stopRemedyWill1'
  | 'cancel.stopRemedyWillNot1'
  | 'cancel.stopRemedyWillNot2';

/** What an action does and what it leaves, as message keys. */
export interface Consequences {
  will: ConsequenceKey[];
  willNot: ConsequenceKey[];
}

const STOP_FOLLOWING: Record<RunKind, Consequences> = {
  generate: {
    will: ['cancel.stopWill1', 'cancel.stopWill2'],
    willNot: ['cancel.stopGenerateWillNot1', 'cancel.stopGenerateWillNot2'],
  },
  partition: {
    will: ['cancel.stopWill1', 'cancel.stopWill2'],
    willNot: ['cancel.stopPartitionWillNot1', 'cancel.stopPartitionWillNot2'],
  },
  remedy: {
    will: ['cancel.stopRemedyWill1'],
    willNot: ['cancel.stopRemedyWillNot1', 'cancel.stopRemedyWillNot2'],
  },
};

const CANCEL: Record<RunKind, Consequences> = {
  generate: {
    will: ['cancel.generateWill1', 'cancel.generateWill2'],
    willNot: ['cancel.generateWillNot1'],
  },
  partition: {
    will: ['cancel.partitionWill1', 'cancel.partitionWill2'],
    willNot: ['cancel.partitionWillNot1'],
  },
  remedy: {
    will: ['cancel.remedyWill1', 'cancel.remedyWill2'],
    willNot: ['cancel.remedyWillNot1'],
  },
};

/**
 * What cancelling a run will and will not do, as message keys.
 *
 * Once the point of no return is passed the cluster goes on by itself, whatever the portal does.
 */
export function consequencesOf(
  run: Pick<Run, 'kind' | 'pointOfNoReturn'>,
): Consequences {
  const { kind, pointOfNoReturn } = run;
  return pointOfNoReturn ? STOP_FOLLOWING[kind] : CANCEL[kind];
}
