import type {
  AccessFailureCode,
  ClusterObservation,
  Condition,
  RegistryObservation,
  SeedGeneratorSeen,
} from '@seedgen/backstage-plugin-seedgen-common';

/** What a cluster showed at a moment, without the moment. */
export type ClusterView = Omit<ClusterObservation, 'at'>;

/** What a registry showed at a moment, without the moment. */
export type RegistryView = RegistryObservation['tag'];

export const RUN_ID = 'run-1';
export const CLUSTER_ID = '5f3a1c1e-0000-4000-8000-000000000001';
export const DIGEST_BEFORE = `sha256:${'0'.repeat(64)}`;
export const DIGEST_NEW = `sha256:${'1'.repeat(64)}`;

function up(seedGenerator: SeedGeneratorSeen): ClusterView {
  return { api: { state: 'up' }, seedGenerator, clusterId: CLUSTER_ID };
}

/** A condition as Lifecycle Agent writes it. */
export function condition(
  type: string,
  status: Condition['status'],
  reason: string,
  message: string,
): Condition {
  return { type, status, reason, message };
}

/** The SeedGenerator of the run, or of somebody else, with conditions. */
export function generator(
  conditions: Condition[],
  options: { uid?: string; runId?: string } = {},
): ClusterView {
  const { uid = 'uid-1' } = options;
  return up({
    state: 'present',
    uid,
    seedImage: 'registry.example/ocp/seed:4.18.27-x86_64',
    ...('runId' in options ? { runId: options.runId } : { runId: RUN_ID }),
    conditions,
  });
}

/** `SeedGenInProgress` True/InProgress with a message. */
export function progress(message: string, uid?: string): ClusterView {
  return generator(
    [condition('SeedGenInProgress', 'True', 'InProgress', message)],
    { uid },
  );
}

/** A failure in the two conditions and in the order that Lifecycle Agent writes them. */
export function failure(message: string, uid?: string): ClusterView {
  return generator(
    [
      condition(
        'SeedGenCompleted',
        'False',
        'Failed',
        `Seed generation failed: ${message}`,
      ),
      condition('SeedGenInProgress', 'False', 'Failed', message),
    ],
    { uid },
  );
}

/** Completed, as Lifecycle Agent says it. */
export function completed(uid?: string): ClusterView {
  return generator(
    [
      condition(
        'SeedGenInProgress',
        'False',
        'Completed',
        'Seed Generation completed',
      ),
      condition(
        'SeedGenCompleted',
        'True',
        'Completed',
        'Seed Generation completed',
      ),
    ],
    { uid },
  );
}

/** The API answers, and there is no SeedGenerator. */
export const absent: ClusterView = up({ state: 'absent' });

/** The API does not answer, or not us. */
export function down(code: AccessFailureCode = 'refused'): ClusterView {
  const failed = { code, message: `the API server answered: ${code}` };
  return {
    api: { state: 'down', failure: failed },
    seedGenerator: { state: 'unknown', failure: failed },
  };
}

/** The API answers, but not to our credential. */
export function refusing(
  code: 'unauthorized' | 'untrusted' | 'forbidden',
): ClusterView {
  return unread(code);
}

/** The API server asks for patience, as it does while its storage is initialized. */
export const throttled: ClusterView = { ...unread('throttled'), ready: false };

function unread(code: AccessFailureCode): ClusterView {
  return {
    api: { state: 'up' },
    seedGenerator: {
      state: 'unknown',
      failure: { code, message: `the API server answered: ${code}` },
    },
  };
}

export const before: RegistryView = { state: 'present', digest: DIGEST_BEFORE };
export const pushed: RegistryView = { state: 'present', digest: DIGEST_NEW };
export const noTag: RegistryView = { state: 'absent' };
