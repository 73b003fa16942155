import { readBody, send, type Exchange, type Handler } from '../exchange';
import { accepts, parseManifest, type ParsedManifest } from '../manifest';
import { checkDigest, digestOf, isDigest, isTag } from '../names';
import { RegistryError } from '../registryError';

const LARGEST_MANIFEST = 4 * 1024 * 1024;

/** `GET` and `HEAD /v2/NAME/manifests/REFERENCE`. */
export const getManifest: Handler = exchange => {
  const { request, name, state } = exchange;
  const manifest = state.repositories.manifest(name, checkReference(exchange));
  if (!accepts(request.headers.accept, manifest.mediaType)) {
    throw new RegistryError(
      404,
      'MANIFEST_UNKNOWN',
      `manifest found, but the accept header does not support ${manifest.mediaType}`,
    );
  }
  const etag = `"${manifest.digest}"`;
  const headers = {
    'Docker-Content-Digest': state.faults.wrongDigest
      ? digestOf(Buffer.from(manifest.digest))
      : manifest.digest,
    Etag: etag,
  };
  if (request.headers['if-none-match'] === etag) {
    send(exchange, 304, headers);
    return;
  }
  send(
    exchange,
    200,
    {
      ...headers,
      'Content-Type': manifest.mediaType,
      'Content-Length': manifest.content.length,
    },
    manifest.content,
  );
};

/** `PUT /v2/NAME/manifests/REFERENCE`: all that it names must be here already. */
export const putManifest: Handler = async exchange => {
  const { request, name, host, state } = exchange;
  const reference = checkReference(exchange);
  const content = await readBody(exchange, LARGEST_MANIFEST);
  const parsed = parseManifest(content, request.headers['content-type']);
  const digest = digestOf(content, isDigest(reference) ? reference : undefined);
  if (isDigest(reference) && digest !== reference) {
    throw new RegistryError(
      400,
      'DIGEST_INVALID',
      'provided digest did not match uploaded content',
      { digest: reference },
    );
  }
  checkReferences(exchange, parsed);
  state.repositories.put(
    name,
    { ...parsed, digest, content },
    isDigest(reference) ? undefined : reference,
  );
  send(exchange, 201, {
    Location: `https://${host}/v2/${name}/manifests/${digest}`,
    'Docker-Content-Digest': digest,
    ...(parsed.subject && { 'OCI-Subject': parsed.subject }),
  });
};

/** `DELETE /v2/NAME/manifests/REFERENCE`: a tag, or a manifest with its tags. */
export const deleteManifest: Handler = exchange => {
  const { name, state } = exchange;
  const reference = checkReference(exchange);
  if (isDigest(reference)) {
    state.repositories.removeManifest(name, reference);
  } else {
    state.repositories.removeTag(name, reference);
  }
  send(exchange, 202);
};

/** `GET /v2/NAME/referrers/DIGEST`: what refers to a manifest, as an image index (OCI 1.1). */
export const referrers: Handler = exchange => {
  const { name, reference, url, state } = exchange;
  const subject = checkDigest(reference);
  const wanted = url.searchParams.get('artifactType');
  const found = [...(state.repositories.find(name)?.manifests.values() ?? [])]
    .filter(manifest => manifest.subject === subject)
    .filter(({ artifactType }) => !wanted || artifactType === wanted);
  const index = {
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.index.v1+json',
    manifests: found.map(manifest => ({
      mediaType: manifest.mediaType,
      digest: manifest.digest,
      size: manifest.content.length,
      artifactType: manifest.artifactType,
      annotations: manifest.annotations,
    })),
  };
  send(
    exchange,
    200,
    {
      'Content-Type': index.mediaType,
      ...(wanted && { 'OCI-Filters-Applied': 'artifactType' }),
    },
    JSON.stringify(index),
  );
};

function checkReference({ reference }: Exchange): string {
  if (reference.includes(':')) {
    return checkDigest(reference);
  }
  if (!isTag(reference)) {
    throw new RegistryError(400, 'TAG_INVALID', 'manifest tag is invalid', {
      tag: reference,
    });
  }
  return reference;
}

function checkReferences(
  { name, state }: Exchange,
  { blobs, manifests }: ParsedManifest,
): void {
  const repository = state.repositories.find(name);
  const missing = [
    ...blobs.filter(digest => !state.blobs.find(name, digest)),
    ...manifests.filter(digest => !repository?.manifests.has(digest)),
  ];
  if (missing.length > 0) {
    throw new RegistryError(
      400,
      'MANIFEST_BLOB_UNKNOWN',
      'manifest references something that is unknown to the registry',
      { digest: missing[0] },
    );
  }
}
