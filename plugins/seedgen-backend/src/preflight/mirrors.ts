import type { KubernetesObject } from '../clusters/types';
import type { Result } from '../result';
import type { ClusterReads } from './ClusterReads';
import { coveredLength } from './registryPrefix';

/** Where pulls of a source are sent. */
export interface MirrorRule {
  source: string;
  mirrors: string[];
  /** Which pulls it is for. */
  pulls: 'digest' | 'tag';
  /** The source itself is never asked. */
  onlyMirrors: boolean;
}

const SETS = [
  {
    kind: 'ImageDigestMirrorSet',
    field: 'imageDigestMirrors',
    pulls: 'digest',
  },
  { kind: 'ImageTagMirrorSet', field: 'imageTagMirrors', pulls: 'tag' },
  // What both replace; still read by the machine config operator.
  {
    kind: 'ImageContentSourcePolicy',
    field: 'repositoryDigestMirrors',
    pulls: 'digest',
  },
] as const;

/** The mirrors of all three kinds of sets; a kind that is not there has none. */
export async function readMirrors(
  cluster: ClusterReads,
): Promise<Result<MirrorRule[]>> {
  const lists = await Promise.all(SETS.map(({ kind }) => cluster.list(kind)));
  const rules: MirrorRule[] = [];
  for (const [at, { field, pulls }] of SETS.entries()) {
    const list = lists[at];
    if (!list.ok) {
      if (list.failure.code === 'not-found') continue;
      return list;
    }
    rules.push(...list.value.flatMap(set => rulesOf(set, field, pulls)));
  }
  return { ok: true, value: rules };
}

function rulesOf(
  { spec }: KubernetesObject,
  field: string,
  pulls: MirrorRule['pulls'],
): MirrorRule[] {
  const entries: unknown = spec?.[field];
  return (Array.isArray(entries) ? entries : []).flatMap(entry => {
    const { source, mirrors, mirrorSourcePolicy } = (entry ?? {}) as Record<
      string,
      unknown
    >;
    if (typeof source !== 'string') return [];
    return [
      {
        source,
        mirrors: (Array.isArray(mirrors) ? mirrors : []).filter(
          mirror => typeof mirror === 'string',
        ),
        pulls,
        onlyMirrors: mirrorSourcePolicy === 'NeverContactSource',
      },
    ];
  });
}

/**
 * Where the node looks for an image, in order. Of all sources the longest that covers it counts, as
 * in registries.conf, also where its mirrors are for the other kind of pulls.
 */
export function placesOf(
  image: string,
  rules: readonly MirrorRule[],
): { mirrors: string[]; places: string[] } {
  const covering = rules.filter(({ source }) => coveredLength(source, image));
  const longest = Math.max(0, ...covering.map(({ source }) => source.length));
  const pulls = image.includes('@') ? 'digest' : 'tag';
  const matching = covering.filter(
    rule => rule.source.length === longest && rule.pulls === pulls,
  );
  const mirrors = matching.flatMap(rule =>
    rule.mirrors.map(
      mirror => mirror + image.slice(coveredLength(rule.source, image)),
    ),
  );
  const onlyMirrors = matching.some(rule => rule.onlyMirrors);
  return { mirrors, places: [...mirrors, ...(onlyMirrors ? [] : [image])] };
}
