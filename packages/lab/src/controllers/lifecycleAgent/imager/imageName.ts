/** The parts of an image's name, as podman reads them. */
export interface ImageName {
  registry: string;
  repository: string;
  /** Tag or digest. */
  reference: string;
}

/**
 * Reads an image name as podman's push does.
 *
 * @throws Error with podman's words if it is none
 */
export function parseImageName(text: string): ImageName {
  const name = text.replace(/^[a-z0-9]+:\/\//, '');
  const match =
    /^([^/\s]+)\/([a-z0-9]+(?:[._/-]+[a-z0-9]+)*)(?::([\w][\w.-]{0,127}))?(?:@(sha256:[0-9a-f]{64}))?$/.exec(
      name,
    );
  if (!match || !/[.:]|^localhost$/.test(match[1])) {
    throw new Error(
      `invalid image reference "${text}": invalid reference format`,
    );
  }
  return {
    registry: match[1],
    repository: match[2],
    reference: match[4] ?? match[3] ?? 'latest',
  };
}

/** The credential for a registry in an auth file, longest matching path first. */
export function credentialFor(
  authFile: string,
  image: ImageName,
): { username: string; password: string } | undefined {
  let auths: Record<string, { auth?: string }>;
  try {
    auths = JSON.parse(authFile).auths ?? {};
  } catch {
    throw new Error(
      'reading JSON file: invalid character looking for beginning of value',
    );
  }
  const path = `${image.registry}/${image.repository}`.split('/');
  while (path.length) {
    const auth = auths[path.join('/')]?.auth;
    if (auth) {
      const [username, ...rest] = Buffer.from(auth, 'base64')
        .toString('utf8')
        .split(':');
      return { username, password: rest.join(':') };
    }
    path.pop();
  }
  return undefined;
}
