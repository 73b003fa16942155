import type { ClusterContext } from '../../../world/ClusterContext';
import { NODE_PULL_SECRET_FILE } from '../../../world/node/createNode';
import { DEFAULT_RECERT_IMAGE } from '../../../world/objects/lifecycleAgent';
import { errorText } from '../../background';
import { credentialFor, parseImageName } from './imageName';
import { RegistryClient, errorOf } from './RegistryClient';
import { trustedAuthorities } from './trustedAuthorities';

/**
 * Whether the recert image can be pulled with the node's own credentials; podman's error if not.
 * The default image counts as mirrored; any other is looked for where its name says.
 */
export async function whyRecertImageUnavailable(
  context: Pick<ClusterContext, 'node' | 'store' | 'faults'>,
  recertImage: string,
  signal: AbortSignal,
): Promise<string | undefined> {
  if (recertImage === DEFAULT_RECERT_IMAGE) {
    return undefined;
  }
  const failure = (text: string) =>
    `Error: initializing source docker://${recertImage}: ${text}: exit status 125`;
  try {
    const image = parseImageName(recertImage);
    const client = new RegistryClient({
      image,
      credential: credentialFor(
        context.node.files.get(NODE_PULL_SECRET_FILE) ?? '{}',
        image,
      ),
      authorities: trustedAuthorities(context, image.registry),
      obstacle: context.faults.registryFromNode,
      signal,
    });
    await client.authenticate('pull');
    const answer = await client.call({
      method: 'GET',
      at: `${image.repository}/manifests/${image.reference}`,
      headers: {
        Accept:
          'application/vnd.oci.image.manifest.v1+json, application/vnd.oci.image.index.v1+json, application/vnd.docker.distribution.manifest.v2+json, application/vnd.docker.distribution.manifest.list.v2+json',
      },
    });
    return answer.status === 200
      ? undefined
      : failure(
          `reading manifest ${image.reference} in ${image.registry}/${
            image.repository
          }: ${errorOf(answer)}`,
        );
  } catch (error) {
    if (signal.aborted) {
      throw error;
    }
    return failure(errorText(error));
  }
}
