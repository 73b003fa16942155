/** A reference in the parts of the form; any may be empty, and none needs to be valid. */
export interface ImageParts {
  host: string;
  repository: string;
  tag: string;
}

/** Takes a reference apart without judging it. */
export function splitImage(value: string | undefined): ImageParts {
  const text = value ?? '';
  const slash = text.indexOf('/');
  if (slash < 0) return { host: text, repository: '', tag: '' };
  const rest = text.slice(slash + 1);
  const colon = rest.indexOf(':');
  return {
    host: text.slice(0, slash),
    repository: colon < 0 ? rest : rest.slice(0, colon),
    tag: colon < 0 ? '' : rest.slice(colon + 1),
  };
}

/** The value of the field; undefined while it names nothing. */
export function joinImage({
  host,
  repository,
  tag,
}: ImageParts): string | undefined {
  if (!host && !repository && !tag) return undefined;
  return `${host}/${repository}${tag && `:${tag}`}`;
}

/** A whole reference that was put into the field of the repository, taken apart; undefined if it is none. */
export function pastedImage(
  text: string,
  hosts: readonly string[],
): ImageParts | undefined {
  const host = hosts.find(known => text.startsWith(`${known}/`));
  return host === undefined ? undefined : splitImage(text);
}
