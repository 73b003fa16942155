/** A digest cut to what people compare, e.g. `sha256:0123456789ab`. */
export function shortDigest(digest: string): string {
  const [algorithm, hex] = digest.split(':');
  return hex ? `${algorithm}:${hex.slice(0, 12)}` : digest.slice(0, 19);
}

/** The tag of a reference, e.g. `4.18.27-x86_64`; undefined if it has none. */
export function tagOf(image: string): string | undefined {
  return /:([^:/@]+)$/.exec(image)?.[1];
}

/** A reference without its registry, e.g. `ocp-sno1/seed:4.18.27-x86_64`. */
export function shortImage(image: string): string {
  const slash = image.indexOf('/');
  return slash > 0 ? image.slice(slash + 1) : image;
}
