import type { Run } from '@seedgen/backstage-plugin-seedgen-common';

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
  | 'cancel.partitionWillNot1';

/** What an action does and what it leaves, as message keys. */
export interface Consequences {
  will: ConsequenceKey[];
  willNot: ConsequenceKey[];
}

/**
 * What cancelling a run will and will not do, as message keys.
 *
 * Once the point of no return is passed the cluster goes on by itself, whatever the portal does.
 */
export function consequencesOf(
  run: Pick<Run, 'kind' | 'pointOfNoReturn'>,
): Consequences {
  const { kind, pointOfNoReturn } = run;
  if (pointOfNoReturn) {
    return {
      will: ['cancel.stopWill1', 'cancel.stopWill2'],
      willNot:
        kind === 'generate'
          ? ['cancel.stopGenerateWillNot1', 'cancel.stopGenerateWillNot2']
          : ['cancel.stopPartitionWillNot1', 'cancel.stopPartitionWillNot2'],
    };
  }
  return kind === 'generate'
    ? {
        will: ['cancel.generateWill1', 'cancel.generateWill2'],
        willNot: ['cancel.generateWillNot1'],
      }
    : {
        will: ['cancel.partitionWill1', 'cancel.partitionWill2'],
        willNot: ['cancel.partitionWillNot1'],
      };
}
