import {
  seedgenClusterReadPermission,
  type Verification,
  type VerificationReport,
} from '@seedgen/backstage-plugin-seedgen-common';

// The proofs by which it is told whose an image is.
const NAMES = ['cluster-name', 'cluster-domain'];
const MANIFEST_TITLE = 'Manifest and config are readable';

/**
 * What somebody learns of an image of a cluster that he may not read: that the reference is taken,
 * and nothing of what is under it, not even its digest.
 */
export function concealVerification({
  at,
  image,
}: Pick<Verification, 'at' | 'image'>): Verification {
  const message =
    'The reference is in use by an image of another cluster, which you may not read.';
  return {
    at,
    image,
    verdict: 'unknown',
    failure: {
      code: 'forbidden',
      message,
      missingRule: seedgenClusterReadPermission.name,
    },
    proofs: [
      {
        id: 'manifest',
        title: MANIFEST_TITLE,
        status: 'unknown',
        found: message,
      },
    ],
  };
}

/** The same of a report, once it is done; that there is nothing under the reference is no secret. */
export function concealReport(report: VerificationReport): VerificationReport {
  const { result } = report;
  if (!result) return report;
  if (!result.details && result.failure?.code === 'not-found') {
    // The message may name what was looked for.
    const message = `There is no image under ${report.image}.`;
    return {
      ...report,
      result: {
        at: result.at,
        image: result.image,
        verdict: result.verdict,
        failure: { code: 'not-found', message },
        proofs: result.proofs.map(proof => ({ ...proof, found: message })),
      },
    };
  }
  return { ...report, result: concealVerification(result) };
}

/**
 * The verification of a run, which whoever may read its cluster can see: of an image that is of
 * another cluster by its label, it says that and nothing else.
 */
export function concealForeign(
  verification: Verification,
  own: { clusterName: string; baseDomain?: string },
): Verification {
  const info = verification.details?.seedClusterInfo;
  const isForeign =
    info?.cluster_name !== undefined &&
    (info.cluster_name !== own.clusterName ||
      (own.baseDomain !== undefined &&
        info.base_domain !== undefined &&
        info.base_domain !== own.baseDomain));
  if (!isForeign || verification.verdict === 'verified') return verification;
  const { details: _, ...rest } = verification;
  return {
    ...rest,
    proofs: verification.proofs.map(({ found, ...proof }) => ({
      ...proof,
      ...(proof.status === 'fail' &&
        NAMES.includes(proof.id) && { found: 'another cluster' }),
    })),
  };
}
