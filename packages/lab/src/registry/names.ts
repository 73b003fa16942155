import { createHash } from 'node:crypto';
import { RegistryError } from './registryError';

const REPOSITORY_NAME =
  /^[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*(\/[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*)*$/;
const TAG = /^[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}$/;
const DIGEST = /^(sha256:[a-f0-9]{64}|sha512:[a-f0-9]{128})$/;
const LONGEST_NAME = 255;

/** Refuses what is no repository name by the OCI distribution specification. */
export function checkRepositoryName(name: string): string {
  if (!REPOSITORY_NAME.test(name) || name.length > LONGEST_NAME) {
    throw new RegistryError(400, 'NAME_INVALID', 'invalid repository name', {
      name,
    });
  }
  return name;
}

export function isDigest(text: string): boolean {
  return DIGEST.test(text);
}

export function isTag(text: string): boolean {
  return TAG.test(text);
}

/** Refuses what is no digest of an algorithm that the registry can check. */
export function checkDigest(text: string | null | undefined): string {
  if (!text || !isDigest(text)) {
    throw new RegistryError(
      400,
      'DIGEST_INVALID',
      text
        ? 'provided digest is not a sha256 or sha512 digest'
        : 'digest missing',
      { digest: text ?? '' },
    );
  }
  return text;
}

/** The content's digest by the algorithm that `like` names, sha256 without it. */
export function digestOf(content: Buffer, like = 'sha256:'): string {
  const algorithm = like.split(':')[0];
  return `${algorithm}:${createHash(algorithm).update(content).digest('hex')}`;
}
