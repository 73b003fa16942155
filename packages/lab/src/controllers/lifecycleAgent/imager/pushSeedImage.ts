import type { ClusterContext } from '../../../world/ClusterContext';
import { credentialFor, parseImageName } from './imageName';
import { RegistryClient, errorOf } from './RegistryClient';
import type { ImagerArguments } from './runImager';
import type { SeedImage } from './seedImage';
import { buildSeedImage } from './seedImage';
import { trustedAuthorities } from './trustedAuthorities';

/** Declares the size of a blob whose content is not sent; only the lab's registry knows it. */
const SPARSE_SIZE_HEADER = 'Lab-Sparse-Size';

/**
 * Pushes a seed of the cluster to the registry that the SeedGenerator names.
 *
 * @returns the digest of the manifest
 * @throws Error in podman's words, without the leading `Error: `
 */
export async function pushSeedImage(
  context: ClusterContext,
  imager: ImagerArguments,
  authFile: string,
): Promise<string> {
  const image = parseImageName(imager.seedImage);
  const client = new RegistryClient({
    image,
    credential: credentialFor(authFile, image),
    authorities: trustedAuthorities(context, image.registry),
    obstacle: context.faults.registryFromNode,
    signal: context.signal,
  });
  const seed = buildSeedImage(context, imager);
  try {
    await client.authenticate('pull,push');
  } catch (error) {
    throw new Error(
      `initializing destination docker://${imager.seedImage}: ${
        (error as Error).message
      }`,
      { cause: error },
    );
  }
  await uploadLayer(client, image.repository, image.registry, seed);
  await uploadConfig(client, image.repository, image.registry, seed);
  const put = await client.call({
    method: 'PUT',
    at: `${image.repository}/manifests/${image.reference}`,
    headers: { 'Content-Type': 'application/vnd.oci.image.manifest.v1+json' },
    body: seed.manifest.content,
  });
  if (put.status !== 201) {
    throw new Error(
      `writing manifest: uploading manifest ${image.reference} to ${
        image.registry
      }/${image.repository}: ${errorOf(put)}`,
    );
  }
  return seed.manifest.digest;
}

async function uploadLayer(
  client: RegistryClient,
  repository: string,
  registry: string,
  { layer }: SeedImage,
): Promise<void> {
  const location = await startUpload(client, repository, registry);
  await finishUpload(client, location, layer.digest, {
    [SPARSE_SIZE_HEADER]: String(layer.size),
  });
}

async function uploadConfig(
  client: RegistryClient,
  repository: string,
  registry: string,
  { config }: SeedImage,
): Promise<void> {
  const location = await startUpload(client, repository, registry);
  await finishUpload(
    client,
    location,
    config.digest,
    { 'Content-Type': 'application/octet-stream' },
    config.content,
  );
}

async function startUpload(
  client: RegistryClient,
  repository: string,
  registry: string,
): Promise<string> {
  const started = await client.call({
    method: 'POST',
    at: `${repository}/blobs/uploads/`,
  });
  const location = started.headers.location;
  if (started.status !== 202 || typeof location !== 'string') {
    throw new Error(
      `writing blob: initiating layer upload to /v2/${repository}/blobs/uploads/ in ${registry}: ${errorOf(
        started,
      )}`,
    );
  }
  return location;
}

async function finishUpload(
  client: RegistryClient,
  location: string,
  digest: string,
  headers: Record<string, string>,
  body?: Buffer,
): Promise<void> {
  const separator = location.includes('?') ? '&' : '?';
  const done = await client.call({
    method: 'PUT',
    at: `${location}${separator}digest=${encodeURIComponent(digest)}`,
    headers,
    body,
  });
  if (done.status !== 201) {
    throw new Error(
      `writing blob: uploading layer to ${location}: ${errorOf(done)}`,
    );
  }
}
