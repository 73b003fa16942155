import { UsageError } from './UsageError';

const HUB = 'hub';
// What Lifecycle Agent exists for; its main branch is for 5.0.
const RELEASE = /^(?:4\.(?:1[4-9]|2[0-2])|5\.0)\.\d{1,3}$/;

/**
 * Reads `VERSION` or `VERSION@CLUSTER`; without a cluster all are meant that seeds are taken of.
 *
 * @returns version by cluster
 * @throws UsageError for what is not a release, and for a cluster that cannot have one
 */
export function readReleases(
  flags: readonly string[],
  clusters: readonly string[],
): Record<string, string> {
  const candidates = clusters.filter(each => each !== HUB);
  const found: Record<string, string> = {};
  for (const flag of flags) {
    const [version, cluster] = flag.split('@');
    if (!RELEASE.test(version)) {
      throw new UsageError(
        `--release: "${version}" is not a release from 4.14 to 4.22 or of 5.0, such as 4.20.3`,
      );
    }
    if (cluster !== undefined && !candidates.includes(cluster)) {
      throw new UsageError(
        `--release: "${cluster}" cannot have one; ${candidates.join(', ')} can`,
      );
    }
    for (const name of cluster === undefined ? candidates : [cluster]) {
      found[name] = version;
    }
  }
  return found;
}
