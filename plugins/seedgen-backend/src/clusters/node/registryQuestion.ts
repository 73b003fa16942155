import {
  parseImageReference,
  printImageReference,
  type ImageReference,
} from '@seedgen/backstage-plugin-seedgen-common';
import { failed, succeeded } from '../../http/failures';
import type { Result } from '../../result';
import { ON_HOST } from './commands';

/**
 * What the node is asked about a registry.
 *
 * - `push`: whether a push would reach it, by `skopeo` without a credential.
 * - `pull`: whether the node could pull an image, mirrors and pull secret included.
 * - `curl`: whether the registry answers, where there is no `skopeo`.
 */
export interface RegistryQuestion {
  ask: 'push' | 'pull' | 'curl';
  image: ImageReference;
}

const PATIENCE_SECONDS = 15;

/** The node's own pull secret; a path, so that no credential is on a command line. */
const NODE_AUTH_FILE = '/var/lib/kubelet/config.json';

/**
 * The command line for a question, an argument each and no shell. The reference is printed and
 * parsed again, so that nothing but its grammar comes to the node, and what it is put into makes
 * an option of it impossible.
 *
 * For a push the tags are listed: of what reads, that alone asks the very registry and no mirror,
 * by the same rules as a push (containers/image, docker_image.go and docker_client.go).
 */
export function commandFor({
  ask,
  image,
}: RegistryQuestion): Result<readonly string[]> {
  let reference: ImageReference;
  try {
    reference = parseImageReference(printImageReference(image));
  } catch {
    return failed('invalid', 'The reference to ask the node about is not one.');
  }
  const { registry, repository } = reference;
  const skopeo = [
    ...ON_HOST,
    'skopeo',
    '--command-timeout',
    `${PATIENCE_SECONDS}s`,
  ];
  switch (ask) {
    case 'push':
      return succeeded([
        ...skopeo,
        'list-tags',
        '--no-creds',
        `docker://${registry}/${repository}`,
      ]);
    case 'pull':
      return succeeded([
        ...skopeo,
        'inspect',
        '--raw',
        '--authfile',
        NODE_AUTH_FILE,
        // A tag beside a digest is nothing that skopeo takes; the digest is what counts.
        `docker://${printImageReference(
          reference.digest ? { ...reference, tag: undefined } : reference,
        )}`,
      ]);
    default:
      return succeeded([
        ...ON_HOST,
        'curl',
        // Before all others: no configuration file of the node's root.
        '--disable',
        '--globoff',
        '--silent',
        '--show-error',
        '--proto',
        '=https',
        '--max-time',
        String(PATIENCE_SECONDS),
        '--output',
        '/dev/null',
        '--write-out',
        '%{http_code}',
        `https://${registry}/v2/`,
      ]);
  }
}
