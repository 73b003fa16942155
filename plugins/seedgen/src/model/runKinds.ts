import type { ResourcePermission } from '@backstage/plugin-permission-common';
import {
  runLogSourceSchema,
  seedgenClusterReadPermission,
  seedgenRemedyApplyPermission,
  seedgenSeedGeneratePermission,
  seedgenStoragePartitionPermission,
  type KnownRunKind,
  type RunLogSource,
  isTerminalPhase,
  type Run,
  REMEDIES,
  type RemedyAction,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { Tone } from './status';

/** A permission that is decided for each cluster. */
export type ClusterPermission = ResourcePermission;

/** What an action does and what it leaves, as message keys. */
export interface Consequences {
  will: ConsequenceKey[];
  willNot: ConsequenceKey[];
}

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
  | 'cancel.stopRemedyWillNot2'
  | 'cancel.otherWill1'
  | 'cancel.otherWillNot1';

/** How runs of one kind are shown. Their names are in the messages, by `kind.<kind>`. */
export interface RunKindView {
  /** What somebody must be allowed to ask for such a run, and to cancel it. */
  permission: ClusterPermission;
  /** Why the API of the cluster is off, as a message key. */
  outage:
    | 'status.outageGenerate'
    | 'status.outagePartition'
    | 'status.outageRemedy'
    | 'status.outageOther';
  /** What cancelling does before the point of no return, and after it. */
  cancel: Consequences;
  stopFollowing: Consequences;
  /** Whether it makes an image, whose digest is one of its facts. */
  makesImage: boolean;
  /** Whether there is a panel of what it puts on its cluster. */
  hasManifests: boolean;
  /** The logs that are kept of it. */
  logs: readonly RunLogSource[];
}

const VIEWS: Record<KnownRunKind, RunKindView> = {
  generate: {
    permission: seedgenSeedGeneratePermission,
    outage: 'status.outageGenerate',
    cancel: {
      will: ['cancel.generateWill1', 'cancel.generateWill2'],
      willNot: ['cancel.generateWillNot1'],
    },
    stopFollowing: {
      will: ['cancel.stopWill1', 'cancel.stopWill2'],
      willNot: ['cancel.stopGenerateWillNot1', 'cancel.stopGenerateWillNot2'],
    },
    makesImage: true,
    hasManifests: true,
    logs: runLogSourceSchema.options,
  },
  partition: {
    permission: seedgenStoragePartitionPermission,
    outage: 'status.outagePartition',
    cancel: {
      will: ['cancel.partitionWill1', 'cancel.partitionWill2'],
      willNot: ['cancel.partitionWillNot1'],
    },
    stopFollowing: {
      will: ['cancel.stopWill1', 'cancel.stopWill2'],
      willNot: ['cancel.stopPartitionWillNot1', 'cancel.stopPartitionWillNot2'],
    },
    makesImage: false,
    hasManifests: true,
    logs: [],
  },
  remedy: {
    permission: seedgenRemedyApplyPermission,
    outage: 'status.outageRemedy',
    cancel: {
      will: ['cancel.remedyWill1', 'cancel.remedyWill2'],
      willNot: ['cancel.remedyWillNot1'],
    },
    stopFollowing: {
      will: ['cancel.stopRemedyWill1'],
      willNot: ['cancel.stopRemedyWillNot1', 'cancel.stopRemedyWillNot2'],
    },
    makesImage: false,
    hasManifests: false,
    logs: [],
  },
};

// Of a kind that a newer backend, or another plugin, knows: what is true of every run.
const PLAIN: RunKindView = {
  // Whether it may be cancelled the backend decides; whoever sees the run may ask.
  permission: seedgenClusterReadPermission,
  outage: 'status.outageOther',
  cancel: { will: ['cancel.otherWill1'], willNot: ['cancel.otherWillNot1'] },
  stopFollowing: {
    will: ['cancel.stopWill1'],
    willNot: ['cancel.otherWillNot1'],
  },
  makesImage: false,
  hasManifests: true,
  logs: [],
};

/** How runs of a kind are shown; a plain view for one that this page does not know. */
export function viewOfKind(kind: string): RunKindView {
  return Object.hasOwn(VIEWS, kind) ? VIEWS[kind as KnownRunKind] : PLAIN;
}

/** How a run stands. */
export function runTone(run: Pick<Run, 'phase' | 'problem'>): Tone {
  switch (run.phase) {
    case 'Succeeded':
      return 'ok';
    case 'Failed':
      return 'error';
    case 'Unconfirmed':
      return 'warning';
    case 'Abandoned':
      return 'unknown';
    default:
      return run.problem ? 'warning' : 'running';
  }
}

/** Whether a run can still be cancelled or left. */
export function isActive(run: Pick<Run, 'phase'>): boolean {
  return !isTerminalPhase(run.phase);
}

/** What somebody must be allowed to ask for a remedy; all of it. */
export function permissionsOfRemedy(
  action: RemedyAction,
): [ClusterPermission, ...ClusterPermission[]] {
  return REMEDIES[action].disruption === 'outage'
    ? [seedgenRemedyApplyPermission, seedgenSeedGeneratePermission]
    : [seedgenRemedyApplyPermission];
}
