import { bodyOf, send, type Exchange, type Handler } from '../exchange';
import { checkDigest, checkRepositoryName, digestOf } from '../names';
import { RegistryError } from '../registryError';
import type { UploadSession } from '../storage/uploadSessions';

/** Declares the size of a blob that is not sent; see the README on sparse blobs. */
const SPARSE_SIZE_HEADER = 'lab-sparse-size';

/** `POST /v2/NAME/blobs/uploads/`: starts an upload, mounts a blob, or takes all of it at once. */
export const startUpload: Handler = async exchange => {
  const { name, url, state } = exchange;
  const mount = url.searchParams.get('mount');
  const from = url.searchParams.get('from');
  if (mount && from && mayPullFrom(exchange, from)) {
    if (state.blobs.mount(from, name, checkDigest(mount))) {
      sendCreated(exchange, mount);
      return;
    }
  }
  const session = state.uploads.start(name);
  if (url.searchParams.has('digest')) {
    await finish(exchange, session);
    return;
  }
  sendProgress(exchange, session, 202);
};

/** `GET /v2/NAME/blobs/uploads/ID`: how much has arrived. */
export const uploadStatus: Handler = exchange => {
  sendProgress(exchange, findSession(exchange), 204);
};

/** `PATCH /v2/NAME/blobs/uploads/ID`: a chunk, or the whole content as a stream. */
export const appendChunk: Handler = async exchange => {
  const session = findSession(exchange);
  const range = exchange.request.headers['content-range'];
  if (range !== undefined) {
    checkContentRange(exchange, session, range);
  }
  await receive(exchange, session);
  sendProgress(exchange, session, 202);
};

/** `PUT /v2/NAME/blobs/uploads/ID?digest=…`: the last chunk, if any, and the end. */
export const finishUpload: Handler = async exchange => {
  await finish(exchange, findSession(exchange));
};

/** `DELETE /v2/NAME/blobs/uploads/ID`: gives the upload up. */
export const cancelUpload: Handler = exchange => {
  exchange.state.uploads.cancel(findSession(exchange));
  send(exchange, 204);
};

function findSession({ name, reference, url, state }: Exchange): UploadSession {
  return state.uploads.get(name, reference, url.searchParams.get('_state'));
}

async function receive(
  exchange: Exchange,
  session: UploadSession,
): Promise<void> {
  for await (const chunk of bodyOf(exchange)) {
    exchange.state.uploads.append(session, chunk);
  }
}

async function finish(
  exchange: Exchange,
  session: UploadSession,
): Promise<void> {
  const { name, request, url, state } = exchange;
  try {
    const digest = checkDigest(url.searchParams.get('digest'));
    const sparseSize = request.headers[SPARSE_SIZE_HEADER];
    await receive(exchange, session);
    if (sparseSize !== undefined) {
      const size = Number(sparseSize);
      if (!Number.isSafeInteger(size) || size < 1 || session.size > 0) {
        throw new RegistryError(
          400,
          'SIZE_INVALID',
          'a sparse blob has a positive declared size and no content',
        );
      }
      state.uploads.cancel(session);
      state.blobs.add(name, { digest, size });
    } else {
      const content = Buffer.concat(session.chunks);
      if (digestOf(content, digest) !== digest) {
        throw new RegistryError(
          400,
          'DIGEST_INVALID',
          'provided digest did not match uploaded content',
          { digest },
        );
      }
      state.uploads.finish(session);
      state.blobs.add(name, { digest, size: content.length, content });
    }
    sendCreated(exchange, digest);
  } catch (error) {
    state.uploads.cancel(session);
    throw error;
  }
}

/** Whether the caller may read the repository that it wants to mount from; no error, just no mount. */
function mayPullFrom(exchange: Exchange, from: string): boolean {
  const { state, host, request } = exchange;
  try {
    state.authorizer.authorize(
      { host, authorization: request.headers.authorization },
      {
        type: 'repository',
        name: checkRepositoryName(from),
        actions: ['pull'],
      },
    );
    return true;
  } catch {
    return false;
  }
}

function checkContentRange(
  exchange: Exchange,
  session: UploadSession,
  header: string,
): void {
  const match = header.match(/^(?:bytes )?(\d+)-(\d+)(?:\/.*)?$/);
  if (match && Number(match[1]) === session.size) {
    return;
  }
  throw new RegistryError(
    416,
    'RANGE_INVALID',
    'the chunk does not start where the last one ended',
    {},
    progressHeaders(exchange, session),
  );
}

function progressHeaders(
  { host }: Exchange,
  { id, state, repository, size }: UploadSession,
): Record<string, string> {
  return {
    Location: `https://${host}/v2/${repository}/blobs/uploads/${id}?_state=${state}`,
    Range: `0-${Math.max(size - 1, 0)}`,
    'Docker-Upload-UUID': id,
  };
}

function sendProgress(
  exchange: Exchange,
  session: UploadSession,
  status: number,
): void {
  send(exchange, status, progressHeaders(exchange, session));
}

function sendCreated(exchange: Exchange, digest: string): void {
  send(exchange, 201, {
    Location: `https://${exchange.host}/v2/${exchange.name}/blobs/${digest}`,
    'Docker-Content-Digest': digest,
  });
}
