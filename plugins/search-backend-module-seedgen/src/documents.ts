import type { IndexableDocument } from '@backstage/plugin-search-common';
import type {
  Run,
  SeedImage,
  SeedImageRecord,
} from '@seedgen/backstage-plugin-seedgen-common';

/**
 * A run or a seed image in the search.
 *
 * @public
 */
export type SeedgenDocument = IndexableDocument & {
  /** `run` or `image`; can be filtered by. */
  kind: 'run' | 'image';
  /** Name of the cluster. */
  cluster: string;
  /** Entity reference of who asked for it. */
  requestedBy: string;
  runId: string;
  /** Of a run: what it does, such as `generate`. */
  runKind?: string;
  /** Of a run: where it is, such as `Failed`. */
  phase?: string;
  /** Reference of the image, with its tag. */
  image?: string;
  digest?: string;
  /** Of an image: what its tag was last seen to say, when this was indexed, such as `moved`. */
  tagState?: string;
  /** Of an image: its OpenShift version. */
  version?: string;
  /** When the run was asked for, or the image was proven. */
  at: string;
  authorization: { resourceRef: string };
};

/**
 * A run as it is searched for. Nothing that is not on its page, and nothing of it that a cluster said:
 * an index is kept by others, and for longer.
 */
export function runDocument(run: Run, location: string): SeedgenDocument {
  const { kind, cluster, phase, seedImage, digest, problem } = run;
  return {
    kind: 'run',
    title: `${titleOf(kind)} of ${cluster}: ${phase}`,
    text: words(
      `Run ${run.id}, asked for by ${run.requestedBy}`,
      seedImage,
      digest,
      run.strategy,
      run.reason,
      problem?.code,
    ),
    location,
    cluster,
    requestedBy: run.requestedBy,
    runId: run.id,
    runKind: kind,
    phase,
    ...(seedImage && { image: seedImage }),
    ...(digest && { digest }),
    at: run.requestedAt,
    authorization: { resourceRef: cluster },
  };
}

/** A proven seed image as it is searched for. */
export function imageDocument(
  seed: SeedImageRecord & Pick<Partial<SeedImage>, 'locations'>,
  location: string,
): SeedgenDocument {
  const { cluster, image, digest, version } = seed;
  const tag = seed.locations?.find(place => place.image === image);
  return {
    kind: 'image',
    title: image,
    text: words(
      `Seed image of ${cluster}`,
      version && `OpenShift ${version}`,
      seed.architecture,
      digest,
      `asked for by ${seed.requestedBy}`,
    ),
    location,
    cluster,
    requestedBy: seed.requestedBy,
    runId: seed.runId,
    image,
    digest,
    ...(tag && { tagState: tag.state }),
    ...(version && { version }),
    at: seed.verifiedAt,
    authorization: { resourceRef: cluster },
  };
}

function titleOf(kind: string): string {
  switch (kind) {
    case 'generate':
      return 'Seed image';
    case 'partition':
      return 'Container storage';
    default:
      return `${kind.charAt(0).toUpperCase()}${kind.slice(1)}`;
  }
}

function words(...parts: Array<string | undefined>): string {
  return parts.filter(Boolean).join(', ');
}
