import { pipeline } from 'node:stream/promises';
import { send, type Exchange, type Handler } from '../exchange';
import { checkDigest } from '../names';
import { RegistryError } from '../registryError';
import { readBlob, type StoredBlob } from '../storage/blobStorage';

/**
 * `GET` and `HEAD /v2/NAME/blobs/DIGEST`, with `Range` and the conditions that Go's file server
 * knows, which serves blobs in the registry of the distribution project.
 */
export const getBlob: Handler = async exchange => {
  const { request, response } = exchange;
  const blob = findBlob(exchange);
  const etag = `"${blob.digest}"`;
  const { headers } = request;
  const own = {
    'Docker-Content-Digest': blob.digest,
    'Cache-Control': 'max-age=31536000',
    Etag: etag,
  };
  if (headers['if-match'] && !namesTag(headers['if-match'], etag)) {
    response.writeHead(412, own).end();
    return;
  }
  // A weak tag is as good as a strong one for not sending, but not for the other.
  if (namesTag(headers['if-none-match'], etag, `W/${etag}`)) {
    response.writeHead(304, own).end();
    return;
  }
  const ifRange = headers['if-range'];
  const range =
    ifRange === undefined || ifRange === etag
      ? readRange(headers.range, blob.size)
      : undefined;
  const [start, end] = range ?? [0, blob.size - 1];
  response.writeHead(range ? 206 : 200, {
    'Content-Type': 'application/octet-stream',
    'Content-Length': end + 1 - start,
    ...own,
    'Accept-Ranges': 'bytes',
    ...(range && { 'Content-Range': `bytes ${start}-${end}/${blob.size}` }),
  });
  if (request.method === 'HEAD') {
    response.end();
  } else {
    await pipeline(readBlob(blob, start, end), response);
  }
};

/** `DELETE /v2/NAME/blobs/DIGEST`. */
export const deleteBlob: Handler = exchange => {
  const { digest } = findBlob(exchange);
  exchange.state.blobs.remove(exchange.name, digest);
  send(exchange, 202, { 'Docker-Content-Digest': digest });
};

/** Whether a header with a list of entity tags names one of these. */
function namesTag(header: string | undefined, ...etags: string[]): boolean {
  return (header ?? '')
    .split(',')
    .map(entry => entry.trim())
    .some(entry => entry === '*' || etags.includes(entry));
}

function findBlob({ name, reference, state }: Exchange): StoredBlob {
  const digest = checkDigest(reference);
  const blob = state.blobs.find(name, digest);
  if (!blob) {
    throw new RegistryError(404, 'BLOB_UNKNOWN', 'blob unknown to registry', {
      digest,
    });
  }
  return blob;
}

/** First and last byte of a single range; several ranges, or another unit, are answered whole. */
function readRange(
  header: string | undefined,
  size: number,
): [number, number] | undefined {
  const match = header?.match(/^bytes=(\d*)-(\d*)$/);
  if (!match || (!match[1] && !match[2])) {
    return undefined;
  }
  const start = match[1] ? Number(match[1]) : size - Number(match[2]);
  const end =
    match[1] && match[2] ? Math.min(Number(match[2]), size - 1) : size - 1;
  const first = Math.max(start, 0);
  if (first >= size || end < first) {
    throw new RegistryError(
      416,
      'RANGE_INVALID',
      'invalid range',
      {},
      { 'Content-Range': `bytes */${size}` },
    );
  }
  return [first, end];
}
