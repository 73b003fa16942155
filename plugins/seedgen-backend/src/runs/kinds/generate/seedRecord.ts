import type { SeedImageRecord } from '@seedgen/backstage-plugin-seedgen-common';
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
