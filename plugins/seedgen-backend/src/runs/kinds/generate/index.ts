import {
  GENERATE_PHASES,
  isTerminalPhase,
  parseSeedImageReference,
  seedgenSeedGeneratePermission,
  generateRequestSchema,
} from '@seedgen/backstage-plugin-seedgen-common';
import { InputError } from '@backstage/errors';
import { fetchImagerLog, readImager, verifyImage } from './effects/image';
import { lookAtNode } from './effects/node';
import { runPreflight } from '../../effects/runPreflight';
import {
  createSeedGenerator,
  deleteSeedGenerator,
} from './effects/seedGenerator';
import { deleteSecret, writeSecret } from './effects/seedSecret';
import type { RequestOf, RunKindDefinition } from '../../engine/definition';
import { readStoredMemory } from '../../engine/storedState';
import { decideGenerate } from './decide';
import { newGenerateMemory, type GenerateMemory } from './memory';
import { previewSeed, seedManifests } from './manifests';
import { isAtLeast, PHASE_LIMITS } from './order';
import { codeOfFailure } from '../../lifecycleAgent/failures';
import { standing } from './standing';
import { withLeftOnNode } from './withLeftOnNode';

/** Takes a cluster down for a while and makes it into a seed image. */
export const generate: RunKindDefinition<
  RequestOf<'generate'>,
  GenerateMemory
> = {
  kind: 'generate',
  request: generateRequestSchema,
  subject: 'cluster',
  phases: GENERATE_PHASES,
  phaseLimits: PHASE_LIMITS,
  locks: 'subject',
  followsLog: true,
  diagnosed: {
    source: 'lifecycle-agent',
    codeOf: codeOfFailure,
    facts: ({ memory }) => ({
      imagerLog: (memory as GenerateMemory).imagerLog,
    }),
  },
  stateVersion: 1,
  newMemory: newGenerateMemory,
  upgradeState: stored =>
    readStoredMemory<GenerateMemory>(stored, ['generator', 'outage', 'secret']),
  permission: seedgenSeedGeneratePermission,
  check: ({ seedImage }, { refusePush }) => {
    const refusal = refusePush(parseSeedImageReference(seedImage));
    if (refusal) throw new InputError(`RegistryNotAllowed: ${refusal}`);
  },
  image: ({ seedImage }) => seedImage,
  auditMessage: ({ reason }) => reason,
  observes: () => ({}),
  // A proven image stays proven, but people use its tag: it is watched until the run ends, and by
  // the watcher of images after that.
  observesImage: ({ request, memory, phase }) =>
    memory.verification?.verdict === 'verified' && isTerminalPhase(phase)
      ? undefined
      : request.seedImage,
  decide: decideGenerate,
  performers: {
    'run-preflight': runPreflight,
    'write-secret': writeSecret,
    'create-seed-generator': createSeedGenerator,
    'delete-seed-generator': deleteSeedGenerator,
    'delete-secret': deleteSecret,
    'verify-image': verifyImage,
    'fetch-imager-log': fetchImagerLog,
    'look-at-node': lookAtNode,
    'read-imager-state': readImager,
  },
  isPastReturn: ({ phase }) => isAtLeast(phase, 'Imaging'),
  standing,
  detail: withLeftOnNode,
  preflight: ({ id, request }) => ({
    kind: request.kind,
    cluster: request.cluster,
    seedImage: request.seedImage,
    replaceExistingTag: request.replaceExistingTag,
    runId: id,
  }),
  show: ({ request }) => ({ seedImage: request.seedImage }),
  preview: previewSeed,
  manifests: ({ id, requestedBy, request }) =>
    seedManifests({ runId: id, requestedBy }, request.seedImage),
};
