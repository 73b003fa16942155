import { UsageError } from './UsageError';

const HUB = 'hub';
// What Lifecycle Agent exists for; its main branch is for 5.0.
const RELEASE = /^(?:4\.(?:1[4-9]|2[0-2])|5\.0)\.\d{1,3}$/;

/** The newest of each release that the lab knows of; a newer one can be named in full. */
const NEWEST: Readonly<Record<string, string>> = {
  '4.14': '4.14.57',
  '4.15': '4.15.57',
  '4.16': '4.16.50',
  '4.17': '4.17.41',
  '4.18': '4.18.27',
  '4.19': '4.19.16',
  '4.20': '4.20.3',
  '4.21': '4.21.0',
  '4.22': '4.22.8',
};

/**
 * Reads `VERSION` or `VERSION@CLUSTER`; without a cluster all are meant that seeds are taken of, and a
 * version such as `4.22` means the newest of it.
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
    const [given, cluster] = flag.split('@');
    const version = NEWEST[given] ?? given;
    if (!RELEASE.test(version)) {
      throw new UsageError(
        `--release: "${version}" is not a release from 4.14 to 4.22 or of 5.0, such as 4.20 or 4.20.3`,
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
