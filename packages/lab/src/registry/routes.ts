import type { Handler } from './exchange';
import { catalog, ping, tags, token } from './handlers/base';
import { deleteBlob, getBlob } from './handlers/blobs';
import {
  deleteManifest,
  getManifest,
  putManifest,
  referrers,
} from './handlers/manifests';
import {
  appendChunk,
  cancelUpload,
  finishUpload,
  startUpload,
  uploadStatus,
} from './handlers/uploads';

/** What a caller needs to be let through: nothing, to be known, or rights. */
export type Need = 'nothing' | 'account' | 'catalog' | 'pull' | 'push';

export interface Operation {
  needs: Need;
  handle: Handler;
}

export interface Route {
  /** As it is counted and documented. */
  path: string;
  pattern: RegExp;
  operations: Record<string, Operation>;
}

const read = (handle: Handler): Operation => ({ needs: 'pull', handle });
const write = (handle: Handler): Operation => ({ needs: 'push', handle });

/** In this order: a repository's name may contain slashes, so the first that fits is meant. */
export const routes: Route[] = [
  {
    path: '/v2/',
    pattern: /^\/v2\/?$/,
    operations: { GET: { needs: 'account', handle: ping } },
  },
  {
    path: '/v2/auth',
    pattern: /^\/v2\/auth$/,
    operations: { GET: { needs: 'nothing', handle: token } },
  },
  {
    path: '/v2/_catalog',
    pattern: /^\/v2\/_catalog$/,
    operations: { GET: { needs: 'catalog', handle: catalog } },
  },
  {
    path: '/v2/{name}/tags/list',
    pattern: /^\/v2\/(?<name>.+)\/tags\/list$/,
    operations: { GET: read(tags) },
  },
  {
    path: '/v2/{name}/manifests/{reference}',
    pattern: /^\/v2\/(?<name>.+)\/manifests\/(?<reference>[^/]+)$/,
    operations: {
      GET: read(getManifest),
      HEAD: read(getManifest),
      PUT: write(putManifest),
      DELETE: write(deleteManifest),
    },
  },
  {
    path: '/v2/{name}/referrers/{digest}',
    pattern: /^\/v2\/(?<name>.+)\/referrers\/(?<reference>[^/]+)$/,
    operations: { GET: read(referrers) },
  },
  {
    path: '/v2/{name}/blobs/uploads/',
    pattern: /^\/v2\/(?<name>.+)\/blobs\/uploads\/?$/,
    operations: { POST: write(startUpload) },
  },
  {
    path: '/v2/{name}/blobs/uploads/{upload}',
    pattern: /^\/v2\/(?<name>.+)\/blobs\/uploads\/(?<reference>[^/]+)$/,
    operations: {
      GET: write(uploadStatus),
      PATCH: write(appendChunk),
      PUT: write(finishUpload),
      DELETE: write(cancelUpload),
    },
  },
  {
    path: '/v2/{name}/blobs/{digest}',
    pattern: /^\/v2\/(?<name>.+)\/blobs\/(?<reference>[^/]+)$/,
    operations: {
      GET: read(getBlob),
      HEAD: read(getBlob),
      DELETE: write(deleteBlob),
    },
  },
];
