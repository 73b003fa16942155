import type {
  ClusterCompatibility,
  CompatibilityVerdict,
  ImageLocation,
  Proof,
  SeedImageQuery,
  ImageDetails,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { Tone } from './status';

const PLACE_TONES: Record<ImageLocation['state'], Tone> = {
  here: 'ok',
  moved: 'warning',
  absent: 'error',
  unknown: 'unknown',
};

/** How a tag stands to the image that was pushed to it. */
export function placeTone(state: ImageLocation['state']): Tone {
  return PLACE_TONES[state];
}

const VERDICT_TONES: Record<CompatibilityVerdict, Tone> = {
  fits: 'ok',
  'does-not-fit': 'error',
  unknown: 'unknown',
};

/** The colour of a verdict. */
export function verdictTone(verdict: CompatibilityVerdict): Tone {
  return VERDICT_TONES[verdict];
}

/** The comparisons that the verdict rests on: what differs, else what is not known. */
export function decisiveReasons({
  reasons,
}: Pick<ClusterCompatibility, 'reasons'>): Proof[] {
  const differing = reasons.filter(({ status }) => status === 'fail');
  return differing.length > 0
    ? differing
    : reasons.filter(({ status }) => status === 'unknown');
}

/** A reference that names exactly this image, whatever becomes of its tag. */
export function pinnedReference(image: string, digest: string): string {
  const [unpinned] = image.split('@');
  const name = unpinned.replace(/:[^:/]*$/, '');
  return `${name}@${digest}`;
}

const FIELDS = ['q', 'cluster', 'version', 'registry'] as const;

/** Which images somebody wants to see, as the address has it. */
export type ImagesView = Partial<Record<(typeof FIELDS)[number], string>>;

// What the backend takes at most.
const LONGEST_TEXT = 200;

/** A view from an address; what is empty is left out. */
export function imagesViewFrom(search: URLSearchParams): ImagesView {
  const view: ImagesView = {};
  for (const field of FIELDS) {
    const value = search.get(field)?.trim().slice(0, LONGEST_TEXT);
    if (value) view[field] = value;
  }
  return view;
}

/** A view for an address. */
export function imagesViewToSearch(view: ImagesView): URLSearchParams {
  const search = new URLSearchParams();
  for (const field of FIELDS) {
    const value = view[field]?.trim();
    if (value) search.set(field, value);
  }
  return search;
}

/** What the backend is asked for. */
export function imagesQueryOf(view: ImagesView): SeedImageQuery {
  return imagesViewFrom(imagesViewToSearch(view));
}

/** What a label of a seed can say; each has words of its own. */
export type LabelName =
  | 'seed_cluster_ocp_version'
  | 'cluster_name'
  | 'base_domain'
  | 'sno_hostname'
  | 'nodeIps'
  | 'release_registry'
  | 'mirror_registry_configured'
  | 'has_proxy'
  | 'has_fips'
  | 'userCaBundle'
  | 'proxyConfigmapName'
  | 'container_storage_mountpoint_target'
  | 'ingress_certificate_cn'
  | 'recert_image_pull_spec'
  | 'mediaType';

/** One thing that is said: null is none, undefined what the label leaves open. */
export interface LabelFact {
  name: LabelName;
  value: string | boolean | null | undefined;
}

/**
 * What the labels and the manifest of a seed say, in the order of interest. What bears on whether a
 * cluster can be upgraded with it is there even when the label leaves it open; the rest is not.
 */
export function labelFactsOf(details: ImageDetails): LabelFact[] {
  const info = details.seedClusterInfo;
  const ips = info?.node_ips ?? (info?.node_ip ? [info.node_ip] : []);
  const bundle = info?.additionalTrustBundle;
  const always: LabelFact[] = [
    { name: 'seed_cluster_ocp_version', value: info?.seed_cluster_ocp_version },
    { name: 'has_proxy', value: info?.has_proxy },
    { name: 'has_fips', value: info?.has_fips },
    { name: 'userCaBundle', value: bundle?.hasUserCaBundle },
    { name: 'proxyConfigmapName', value: bundle && nameOrNone(bundle) },
    {
      name: 'container_storage_mountpoint_target',
      value: info?.container_storage_mountpoint_target,
    },
  ];
  const ifSaid: LabelFact[] = [
    { name: 'cluster_name', value: info?.cluster_name },
    { name: 'base_domain', value: info?.base_domain },
    { name: 'sno_hostname', value: info?.sno_hostname },
    { name: 'nodeIps', value: ips.join(', ') || undefined },
    { name: 'release_registry', value: info?.release_registry },
    {
      name: 'mirror_registry_configured',
      value: info?.mirror_registry_configured,
    },
    { name: 'ingress_certificate_cn', value: info?.ingress_certificate_cn },
    { name: 'recert_image_pull_spec', value: info?.recert_image_pull_spec },
    { name: 'mediaType', value: details.mediaType },
  ];
  return [...always, ...ifSaid.filter(({ value }) => value !== undefined)];
}

// An empty name says that the proxy names none, which is not the same as saying nothing.
function nameOrNone(bundle: { proxyConfigmapName: string }): string | null {
  return bundle.proxyConfigmapName || null;
}
