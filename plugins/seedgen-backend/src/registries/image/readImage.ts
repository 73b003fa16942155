import { createHash } from 'node:crypto';
import type { ImageDetails } from '@seedgen/backstage-plugin-seedgen-common';
import { failed, succeeded } from '../../http/failures';
import { mediaTypeOf } from '../../http/headers';
import type { HttpResponse } from '../../http/HttpsOrigin';
import type { Result } from '../../result';
import { isWebPage, registryFailure, type RegistryResponse } from '../answers';
import type { RegistryCall, RegistryClient } from '../RegistryClient';
import { parseImageConfig } from './imageConfig';
import {
  chooseManifest,
  imageIndexSchema,
  imageManifestSchema,
  MANIFEST_TYPES,
} from './manifest';

const MOST_BYTES = 4 * 1024 * 1024;
const MOST_REDIRECTS = 2;
/** What we send to be given manifests of the kinds that we can read. */
export const ACCEPT_MANIFESTS = [
  ...MANIFEST_TYPES.manifests,
  ...MANIFEST_TYPES.indexes,
].join(', ');

type Call = Omit<RegistryCall, 'doing' | 'action'>;

/**
 * Reads manifest and config of an image by its digest. What comes back is held against the digest,
 * so that neither the registry nor anybody in between can show another image.
 */
export async function readImage(
  client: RegistryClient,
  call: Call,
  digest: string,
): Promise<Result<ImageDetails>> {
  const top = await readManifest(client, call, digest);
  if (!top.ok) return top;
  const own = await chooseImage(client, call, digest, top.value.json);
  if (!own.ok) return own;
  const manifest = imageManifestSchema.safeParse(own.value);
  if (!manifest.success) {
    return failed(
      'invalid',
      `Image ${digest} has a manifest of a kind that is not an OCI image or Docker image of version 2.`,
    );
  }
  const { config, layers } = manifest.data;
  const configText = await readConfig(client, call, config.digest);
  if (!configText.ok) return configText;
  const details = parseImageConfig(configText.value.toString('utf8'));
  if (!details) {
    return failed('invalid', `Image ${digest} has a config that is not one.`);
  }
  return succeeded({
    digest,
    mediaType: top.value.mediaType,
    sizeBytes: layers.reduce((sum, layer) => sum + layer.size, 0),
    ...details,
  });
}

// The manifest itself, or the one that an index has for seeds.
async function chooseImage(
  client: RegistryClient,
  call: Call,
  digest: string,
  json: unknown,
): Promise<Result<unknown>> {
  const index = imageIndexSchema.safeParse(json);
  if (!index.success) return succeeded(json);
  const chosen = chooseManifest(index.data);
  if (!chosen) {
    return failed(
      'invalid',
      `Image ${digest} is an index of several platforms, and none of them is linux/amd64.`,
    );
  }
  const manifest = await readManifest(client, call, chosen);
  return manifest.ok ? succeeded(manifest.value.json) : manifest;
}

/** Asks for a manifest, by tag or digest; any answer is given. */
export function askForManifest(
  client: RegistryClient,
  call: RegistryCall,
  reference: string,
): Promise<Result<RegistryResponse>> {
  return client.send(
    new URL(`/v2/${call.repository}/manifests/${reference}`, client.base),
    {
      method: 'GET',
      headers: { accept: ACCEPT_MANIFESTS },
      maximumBytes: MOST_BYTES,
    },
    call,
  );
}

/** The digest of bytes. */
export function digestOf(bytes: Buffer): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

async function readManifest(
  client: RegistryClient,
  call: Call,
  digest: string,
): Promise<Result<{ json: unknown; mediaType: string }>> {
  const manifestCall: RegistryCall = {
    ...call,
    action: 'pull',
    doing: `Reading the manifest ${digest}`,
  };
  const answer = requireOk(
    client,
    manifestCall,
    await askForManifest(client, manifestCall, digest),
  );
  if (!answer.ok) return answer;
  const genuine = requireDigest(answer.value, digest);
  if (!genuine.ok) return genuine;
  try {
    return succeeded({
      json: JSON.parse(answer.value.body.toString('utf8')),
      mediaType: mediaTypeOf(answer.value).slice(0, 128),
    });
  } catch {
    return failed('invalid', `The manifest ${digest} is not JSON.`);
  }
}

async function readConfig(
  client: RegistryClient,
  call: Call,
  digest: string,
): Promise<Result<Buffer>> {
  const blobCall: RegistryCall = {
    ...call,
    action: 'pull',
    doing: `Reading the image config ${digest}`,
  };
  let url = new URL(`/v2/${call.repository}/blobs/${digest}`, client.base);
  let answer = await client.send(
    url,
    { method: 'GET', headers: {}, maximumBytes: MOST_BYTES },
    blobCall,
    0,
  );
  for (let hop = 0; hop < MOST_REDIRECTS && answer.ok; hop++) {
    const followed = await client.followDownload(
      url,
      answer.value,
      MOST_BYTES,
      blobCall,
    );
    if (!followed) break;
    ({ url, answer } = followed);
  }
  const found = requireOk(client, blobCall, answer);
  if (!found.ok) return found;
  const genuine = requireDigest(found.value, digest);
  return genuine.ok ? succeeded(found.value.body) : genuine;
}

function requireOk(
  client: RegistryClient,
  call: RegistryCall,
  answer: Result<RegistryResponse>,
): Result<RegistryResponse> {
  if (!answer.ok || answer.value.status === 200) return answer;
  return {
    ok: false,
    failure: registryFailure(answer.value, {
      doing: client.describe(call),
      action: call.action,
      now: client.now(),
    }),
  };
}

function requireDigest(response: HttpResponse, digest: string): Result<void> {
  if (digestOf(response.body) === digest) return succeeded(undefined);
  return failed(
    'protocol',
    isWebPage(response)
      ? `What the registry sent for ${digest} is a web page. See what stands before the registry, such as a login page.`
      : `What the registry sent for ${digest} is something else: its own digest differs. Somebody in between may have changed it.`,
  );
}
