import { InputError } from '@backstage/errors';

/**
 * A reference to an image in a registry.
 *
 * @public
 */
export interface ImageReference {
  /** Host, with its port where one is given, e.g. `infra.5g-deployment.lab:8443`. */
  registry: string;
  /** Path without a leading slash, e.g. `ocp-sno1/seedimage-ibu-upgrade`. */
  repository: string;
  tag?: string;
  /** `sha256:` and 64 hexadecimal digits. */
  digest?: string;
}

// Grammar: https://github.com/distribution/reference (Apache-2.0), narrowed to what a seed may be
// called: a registry host is required, and the only digest algorithm is sha256. Lifecycle Agent
// passes the value on to `podman` in a privileged context and its own CRD accepts anything without
// a space, so this grammar is the only guard.
const PATH_COMPONENT = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/;
const TAG = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/;
const DIGEST = /^sha256:[a-f0-9]{64}$/;
const MAXIMUM_LENGTH = 512;
// Host and repository together, as the reference grammar of distribution has it.
const MAXIMUM_NAME = 255;

/**
 * Parses a reference, or says what is wrong with it.
 *
 * @throws InputError with a reason code first, e.g. `ImageReferenceInvalid: …`
 * @public
 */
export function parseImageReference(value: string): ImageReference {
  const refuse = (why: string): never => {
    throw new InputError(
      `ImageReferenceInvalid: '${harmlessPart(
        value,
      )}' ${why}. Expected HOST[:PORT]/REPOSITORY:TAG, such as registry.example:8443/ocp/seed:4.18.27-x86_64`,
    );
  };
  if (typeof value !== 'string' || value === '') return refuse('is empty');
  // First, since what it is refused for else would be said of a password.
  if (lastUser(value) > 0) {
    return refuse(
      'has a user or a password, which belong into the configuration of the registry',
    );
  }
  if (value.length > MAXIMUM_LENGTH) {
    return refuse(`is longer than ${MAXIMUM_LENGTH} characters`);
  }
  if (/[^\x21-\x7e]/.test(value)) {
    return refuse('has spaces, control characters or characters outside ASCII');
  }
  if (value.includes('://')) return refuse('has a scheme');
  const slash = value.indexOf('/');
  if (slash < 1) return refuse('names no registry host');
  const registry = value.slice(0, slash);
  const port = portOf(registry);
  if (port === null || !/[.:]/.test(registry)) {
    return refuse('does not begin with a registry host');
  }
  if (port !== undefined && (Number(port) < 1 || Number(port) > 65535)) {
    return refuse('has a port outside 1 to 65535');
  }

  let rest = value.slice(slash + 1);
  let digest: string | undefined;
  const at = rest.indexOf('@');
  if (at >= 0) {
    digest = rest.slice(at + 1);
    rest = rest.slice(0, at);
    if (!DIGEST.test(digest)) return refuse('has a digest that is not sha256');
  }
  let tag: string | undefined;
  const colon = rest.indexOf(':');
  if (colon >= 0) {
    tag = rest.slice(colon + 1);
    rest = rest.slice(0, colon);
    if (!TAG.test(tag)) return refuse('has a tag with characters not allowed');
  }
  if (
    rest === '' ||
    !rest.split('/').every(part => PATH_COMPONENT.test(part))
  ) {
    return refuse(
      'has a repository that is not lower-case letters, digits and separators',
    );
  }
  if (registry.length + 1 + rest.length > MAXIMUM_NAME) {
    return refuse(`has a name longer than ${MAXIMUM_NAME} characters`);
  }
  return { registry, repository: rest, tag, digest };
}

/**
 * Parses the reference of a seed to be made: one with a tag, and without a digest, since the
 * digest is what the run is to find out.
 *
 * @throws InputError as {@link parseImageReference}
 * @public
 */
export function parseSeedImageReference(
  value: string,
): ImageReference & { tag: string } {
  const reference = parseImageReference(value);
  const { tag, digest } = reference;
  if (digest) {
    throw new InputError(
      `ImageReferenceInvalid: '${value}' has a digest; the digest of a seed is known only after it was pushed. Give a tag`,
    );
  }
  if (!tag) {
    throw new InputError(
      `ImageReferenceInvalid: '${value}' has no tag. Add one, such as :4.18.27-x86_64`,
    );
  }
  if (tag === 'latest') {
    throw new InputError(
      `ImageReferenceInvalid: '${value}' has the tag 'latest', which says nothing about the release. Use VERSION-ARCHITECTURE, such as 4.18.27-x86_64`,
    );
  }
  return { ...reference, tag };
}

/** Prints a reference as it was parsed. @public */
export function printImageReference(reference: ImageReference): string {
  const { registry, repository, tag, digest } = reference;
  return `${registry}/${repository}${tag ? `:${tag}` : ''}${
    digest ? `@${digest}` : ''
  }`;
}

/**
 * The tag that a seed of a release should have, e.g. `4.18.27-x86_64`.
 *
 * @public
 */
export function seedImageTag(version: string, architecture: string): string {
  return `${version}-${architecture}`;
}

/** What is wrong with a tag, and what to do about it. @public */
export interface SeedImageTagProblem {
  message: string;
  remedy: string;
  /** The tag that would do. */
  wanted: string;
}

/**
 * Why a tag is none for a seed of a release, `undefined` if it is one: it is as {@link seedImageTag} says, or that
 * with a suffix of one's own behind a separator, such as a date or the number of a build.
 *
 * @public
 */
export function seedImageTagProblem(
  tag: string,
  release: { version: string; architecture: string },
): SeedImageTagProblem | undefined {
  const { version, architecture } = release;
  const wanted = seedImageTag(version, architecture);
  const rest = tag.startsWith(wanted) ? tag.slice(wanted.length) : undefined;
  if (rest === '' || (rest && rest.length > 1 && '._-'.includes(rest[0]))) {
    return undefined;
  }
  return {
    message: `The tag ${tag} does not say what the image will be: release ${version} for ${architecture}.`,
    remedy: `Use the tag ${wanted}, with a suffix such as ${wanted}-2 if you like.`,
    wanted,
  };
}

/** The port of a registry host, `undefined` without one; `null` if it is no registry host. */
function portOf(registry: string): string | null | undefined {
  // An address of IPv6 stands in brackets.
  const bracket = registry.startsWith('[') ? registry.indexOf(']') : -1;
  const colon = registry.indexOf(':', bracket + 1);
  const host = colon < 0 ? registry : registry.slice(0, colon);
  const port = colon < 0 ? undefined : registry.slice(colon + 1);
  if (port !== undefined && !/^[0-9]{1,5}$/.test(port)) return null;
  return isAddress6(host) || host.split('.').every(isDomainPart) ? port : null;
}

function isDomainPart(part: string): boolean {
  return (
    /^[A-Za-z0-9-]+$/.test(part) && !part.startsWith('-') && !part.endsWith('-')
  );
}

// Without a zone, which means nothing on another machine. The URL parser knows what an address is.
function isAddress6(host: string): boolean {
  return /^\[[0-9A-Fa-f:.]{2,45}\]$/.test(host) && isUrl(`https://${host}`);
}

function isUrl(text: string): boolean {
  try {
    return new URL(text).host !== '';
  } catch {
    return false;
  }
}

const LONGEST_SHOWN = 100;

// A host in small letters, as nobody's token is.
const BARE_HOST = /^[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})+(?::[0-9]{1,5})?$/;
const AFTER_HOST = /^[A-Za-z0-9._/-]*(?::[A-Za-z0-9_.-]*)?/;

/**
 * What may be quoted of a text that was given as a reference, or as part of one: host, path and tag, as far as
 * it has them. People paste `user:password@host/…`, addresses with a query, tokens and whole auth files: what
 * has no host is not quoted at all.
 *
 * @public
 */
export function harmlessPart(value: unknown): string {
  const text = String(value).slice(0, 4 * MAXIMUM_LENGTH);
  const user = lastUser(text);
  const rest = text.slice(user);
  const harmless = harmlessStart(rest).slice(0, LONGEST_SHOWN);
  return `${user > 0 ? '…@' : ''}${harmless}${
    harmless.length < rest.length ? '…' : ''
  }`;
}

function harmlessStart(text: string): string {
  const slash = text.indexOf('/');
  if (slash < 0) return BARE_HOST.test(text) ? text : '';
  const host = text.slice(0, slash);
  if (!/[.:]/.test(host) || portOf(host) === null) return '';
  return host + (AFTER_HOST.exec(text.slice(slash))?.[0] ?? '');
}

// Of any algorithm: it is refused, and is no secret.
const SOME_DIGEST = /^(?:sha256:|[a-z0-9]{1,16}:[0-9a-f]{32,})/i;

/** Where the last `@` ends that is not that of a digest; 0 if there is none. */
function lastUser(text: string): number {
  for (let at = text.lastIndexOf('@'); at >= 0; ) {
    if (!SOME_DIGEST.test(text.slice(at + 1, at + 64))) return at + 1;
    at = at === 0 ? -1 : text.lastIndexOf('@', at - 1);
  }
  return 0;
}
