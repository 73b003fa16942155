import {
  REMEDY_PHASES,
  seedgenRemedyApplyPermission,
  seedgenSeedGeneratePermission,
  remedyRequestSchema,
} from '@seedgen/backstage-plugin-seedgen-common';
import {
  installLifecycleAgent,
  readInstallation,
} from './effects/installation';
import { beginRun, cancelRun } from './effects/otherRuns';
import {
  readAgentFiles,
  removeFinishedPods,
  removeMachineConfig,
  removeSeedGenerator,
  replaceSecret,
  resumeMachineConfigPool,
} from './effects/remedies';
import { restartLifecycleAgent } from '../../effects/lifecycleAgent';
import type { RequestOf, RunKindDefinition } from '../../engine/definition';
import { readStoredMemory } from '../../engine/storedState';
import { checkRemedy } from './checkRemedy';
import { decideRemedy } from './decide';
import { previewRemedy, remedyManifests } from './manifests';
import { newRemedyMemory, type RemedyMemory } from './memory';
import { hasTouched, PHASE_LIMITS } from './order';
import { procedureOf } from './procedures';
import { loadSurroundings } from './surroundings';

/** Puts a cause right on a cluster, also while a run stands still there. */
export const remedy: RunKindDefinition<RequestOf<'remedy'>, RemedyMemory> = {
  kind: 'remedy',
  request: remedyRequestSchema,
  subject: 'cluster',
  phases: REMEDY_PHASES,
  phaseLimits: PHASE_LIMITS,
  locks: 'beside',
  followsLog: false,
  stateVersion: 1,
  newMemory: newRemedyMemory,
  upgradeState: stored =>
    readStoredMemory<RemedyMemory>(stored, ['looks', 'podsDeleted']),
  permission: seedgenRemedyApplyPermission,
  // What it begins it needs the permission for as well.
  permissionsBesides: ({ remedy: { action } }) =>
    action === 'recreate-seed-generator' ? [seedgenSeedGeneratePermission] : [],
  check: (request, context) =>
    checkRemedy(request.cluster, request.remedy, context),
  image: request => request.remedy.seedImage,
  // What a remedy does is what the audit log is asked for.
  auditMessage: request => {
    const { action, ...what } = request.remedy;
    const named = Object.values(what).filter(Boolean).join(', ');
    const text = `Remedy ${action}${named && ` (${named})`}`;
    return request.reason ? `${text}: ${request.reason}` : text;
  },
  observes: ({ request }) =>
    procedureOf(request.remedy).observes(request.remedy),
  loadContext: loadSurroundings,
  decide: decideRemedy,
  performers: {
    'restart-lifecycle-agent': restartLifecycleAgent,
    'read-agent-files': readAgentFiles,
    'replace-secret': replaceSecret,
    'cancel-run': cancelRun,
    'remove-seed-generator': removeSeedGenerator,
    'begin-run': beginRun,
    'remove-machine-config': removeMachineConfig,
    'remove-finished-pods': removeFinishedPods,
    'resume-machine-config-pool': resumeMachineConfigPool,
    'install-lifecycle-agent': installLifecycleAgent,
    'read-installation': readInstallation,
  },
  isPastReturn: hasTouched,
  show: ({ request }) => ({ remedy: request.remedy }),
  preview: previewRemedy,
  manifests: ({ id, requestedBy, request }) =>
    remedyManifests(request.remedy, { runId: id, requestedBy }),
};
