import {
  seedgenClusterReadPermission,
  type PreflightReport,
  type Run,
  type SeedImage,
  type SeedImageRecord,
  type Verification,
} from '@seedgen/backstage-plugin-seedgen-common';

/** What is known of a tag: whether it exists, whose it is, and since when that is known. */
export type TagUse =
  | { is: 'run'; run: Run }
  | { is: 'seed'; at: string; record: SeedImageRecord }
  | { is: 'used'; at: string; digest?: string; record?: SeedImageRecord }
  | { is: 'free'; at: string }
  | { is: 'failed'; message: string }
  | { is: 'unknown' };

/** A seed, with what its tags were last seen to say where that is known. */
type KnownSeed = SeedImageRecord & Partial<Pick<SeedImage, 'locations'>>;

/** Where knowledge of a tag comes from; each may be missing. */
export interface TagSources {
  seeds?: readonly KnownSeed[];
  /** Runs that are under way. */
  runs?: readonly Run[];
  /** The last preflight of the cluster. */
  preflight?: PreflightReport;
  /** The look that was asked for here. */
  look?: Verification;
}

/** What is known of the tag of an image; the latest knowledge counts. */
export function tagUseOf(image: string, sources: TagSources): TagUse {
  const { seeds = [], runs = [], preflight, look } = sources;
  const run = runs.find(({ seedImage }) => seedImage === image);
  if (run) return { is: 'run', run };

  const record = seeds.find(seed => seed.image === image);
  const dated = [
    record && fromSeed(image, record, seeds),
    preflight && fromPreflight(image, preflight, seeds),
    look?.image === image ? fromLook(look, seeds) : undefined,
  ].filter(use => use !== undefined);
  const [latest] = dated.sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
  if (latest) return latest;
  return look?.image === image
    ? { is: 'failed', message: look.failure?.message ?? look.verdict }
    : { is: 'unknown' };
}

/** The tag is a seed's until it has been seen to say something else. */
function fromSeed(
  image: string,
  record: KnownSeed,
  seeds: readonly SeedImageRecord[],
) {
  const place = record.locations?.find(each => each.image === image);
  if (place?.state === 'moved') {
    return used(place.checkedAt, place.digestFound, seeds);
  }
  return place?.state === 'absent'
    ? { is: 'free' as const, at: place.checkedAt }
    : { is: 'seed' as const, at: record.verifiedAt, record };
}

function fromPreflight(
  image: string,
  report: PreflightReport,
  seeds: readonly SeedImageRecord[],
) {
  if (report.seedImage !== image || !report.finishedAt) return undefined;
  const check = report.checks.find(({ id }) => id === 'tag-free');
  const at = report.finishedAt;
  if (check?.status === 'pass') return { is: 'free' as const, at };
  if (check?.status !== 'fail' && check?.status !== 'warn') return undefined;
  const digest = check.found?.startsWith('sha256:') ? check.found : undefined;
  return used(at, digest, seeds);
}

function fromLook(look: Verification, seeds: readonly SeedImageRecord[]) {
  if (look.details) return used(look.at, look.details.digest, seeds);
  // Whose it is, may not be seen; that it is taken, may.
  if (look.failure?.missingRule === seedgenClusterReadPermission.name) {
    return used(look.at, undefined, seeds);
  }
  return look.failure?.code === 'not-found'
    ? { is: 'free' as const, at: look.at }
    : undefined;
}

function used(
  at: string,
  digest: string | undefined,
  seeds: readonly SeedImageRecord[],
) {
  const record = digest
    ? seeds.find(seed => seed.digest === digest)
    : undefined;
  return { is: 'used' as const, at, digest, record };
}

/** Tags of a repository that are known to be taken. */
export function takenTags(
  host: string,
  repository: string,
  sources: TagSources,
): string[] {
  const start = `${host}/${repository}:`;
  return [
    ...(sources.seeds ?? []).map(seed => seed.image),
    ...(sources.runs ?? []).map(run => run.seedImage ?? ''),
  ].flatMap(image =>
    image.startsWith(start) ? [image.slice(start.length)] : [],
  );
}
