import type { SeedImageRecord } from '@seedgen/backstage-plugin-seedgen-common';
import type { VerificationExpectation } from '../../../verification/types';
import type { GenerateDraft } from './GenerateDraft';

/** The record of a proven image; none if it is not proven. */
export function seedRecordOf(
  draft: GenerateDraft,
): SeedImageRecord | undefined {
  const { run, memory } = draft;
  const { verification } = memory;
  if (verification?.verdict !== 'verified' || !verification.details) {
    return undefined;
  }
  const { details } = verification;
  return {
    runId: run.id,
    cluster: run.cluster,
    image: verification.image,
    digest: details.digest,
    sizeBytes: details.sizeBytes,
    createdAt: details.created,
    verifiedAt: verification.at,
    requestedBy: run.requestedBy,
    version: details.seedClusterInfo?.seed_cluster_ocp_version,
    architecture: memory.identity?.architecture ?? details.architecture,
  };
}

/** What the image of a run must be. */
export function expectationOf(draft: GenerateDraft): VerificationExpectation {
  const { run, memory } = draft;
  const { identity, tagBefore, generator } = memory;
  // The image's creation time is of the cluster's clock, and so is the SeedGenerator's, which may
  // also be that of the restored one: the earliest moment that may be meant counts.
  const asked =
    draft.effect('create-seed-generator')?.lastAttemptAt ?? run.requestedAt;
  const created = generator.createdAt;
  const start = created && created < asked ? created : asked;
  const ahead = created
    ? Math.max(0, Date.parse(created) - Date.parse(asked))
    : 0;
  return {
    image: draft.seedImage,
    cluster: run.cluster,
    clusterName: identity?.name,
    baseDomain: identity?.baseDomain,
    version: identity?.version,
    architecture: identity?.architecture,
    window: {
      from: start,
      until: new Date(draft.time.getTime() + ahead).toISOString(),
    },
    digestBefore: tagBefore ? tagBefore.digest ?? null : undefined,
  };
}
