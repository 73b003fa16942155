import type { LabRegistry } from './createRegistry';
import {
  digestOf,
  OCI_INDEX,
  OCI_MANIFEST,
  startTestRegistry,
  withDigest,
  type RegistryClient,
} from './testing/registryClient';

const NAME = 'team/seed';
const CONTENT = Buffer.from('0123456789');
const DIGEST = digestOf(CONTENT);
const ABSENT = digestOf(Buffer.from('absent'));

let registry: LabRegistry;
let client: RegistryClient;

beforeEach(async () => {
  ({ registry, client } = await startTestRegistry(
    { memoryLimitBytes: 100_000 },
    NAME,
    'team/other',
  ));
});

afterEach(() => registry.stop());

const start = async () =>
  (await client.send('POST', `/v2/${NAME}/blobs/uploads/`)).headers.location!;

describe('uploads', () => {
  it('takes chunks in order and tells how far it is', async () => {
    const location = await start();
    const first = await client.send('PATCH', location, {
      body: CONTENT.subarray(0, 4),
      headers: { 'Content-Range': '0-3' },
    });
    expect(first).toMatchObject({ status: 202, headers: { range: '0-3' } });
    const gap = await client.send('PATCH', first.headers.location!, {
      body: CONTENT.subarray(6),
      headers: { 'Content-Range': '6-9' },
    });
    expect(gap).toMatchObject({ status: 416, headers: { range: '0-3' } });
    const status = await client.send('GET', location);
    expect(status).toMatchObject({ status: 204, headers: { range: '0-3' } });
    const end = await client.send('PUT', withDigest(location, DIGEST), {
      body: CONTENT.subarray(4),
    });
    expect(end).toMatchObject({
      status: 201,
      headers: {
        'docker-content-digest': DIGEST,
        location: `https://${registry.host}/v2/${NAME}/blobs/${DIGEST}`,
      },
    });
  });

  it('takes all at once', async () => {
    expect(
      await client.send('POST', `/v2/${NAME}/blobs/uploads/?digest=${DIGEST}`, {
        body: CONTENT,
      }),
    ).toMatchObject({ status: 201 });
  });

  it('gives an upload up', async () => {
    const location = await start();
    expect(await client.send('DELETE', location)).toMatchObject({
      status: 204,
    });
    expect(await client.send('DELETE', location)).toMatchObject({
      status: 404,
      code: 'BLOB_UPLOAD_UNKNOWN',
    });
  });

  it('refuses content that the digest does not fit, and forgets it', async () => {
    const location = await start();
    expect(
      await client.send('PUT', withDigest(location, ABSENT), { body: CONTENT }),
    ).toMatchObject({ status: 400, code: 'DIGEST_INVALID' });
    expect(await client.send('GET', location)).toMatchObject({ status: 404 });
  });

  it.each(['', 'md5:0', 'sha256:00'])('refuses digest %p', async digest => {
    expect(
      await client.send('PUT', withDigest(await start(), digest), {
        body: CONTENT,
      }),
    ).toMatchObject({ status: 400, code: 'DIGEST_INVALID' });
  });

  it('wants its location back as it gave it', async () => {
    const url = new URL(await start());
    url.search = '';
    expect(await client.send('GET', url.href)).toMatchObject({
      status: 400,
      code: 'BLOB_UPLOAD_INVALID',
    });
  });

  it('mounts what the caller may read, and starts an upload otherwise', async () => {
    await client.pushBlob('team/other', CONTENT);
    const mount = (from: string, digest: string) =>
      client.send(
        'POST',
        `/v2/${NAME}/blobs/uploads/?mount=${digest}&from=${from}`,
      );
    expect(await mount('team/hidden', DIGEST)).toMatchObject({ status: 202 });
    expect(await mount('team/other', ABSENT)).toMatchObject({ status: 202 });
    expect(await mount('team/other', DIGEST)).toMatchObject({ status: 201 });
    expect(
      await client.send('HEAD', `/v2/${NAME}/blobs/${DIGEST}`),
    ).toMatchObject({ status: 200 });
  });

  it('keeps no more than its limit, and has room again after a deletion', async () => {
    const large = Buffer.alloc(70_000, 1);
    await client.pushBlob(NAME, large);
    const second = Buffer.alloc(70_000, 2);
    expect(
      await client.send('PUT', withDigest(await start(), digestOf(second)), {
        body: second,
      }),
    ).toMatchObject({ status: 403, code: 'DENIED' });
    await client.send('DELETE', `/v2/${NAME}/blobs/${digestOf(large)}`);
    await client.pushBlob(NAME, second);
  });
});

describe('blobs', () => {
  beforeEach(() => client.pushBlob(NAME, CONTENT));

  it.each([
    [undefined, 200, '0123456789', undefined],
    ['bytes=0-3', 206, '0123', 'bytes 0-3/10'],
    ['bytes=4-', 206, '456789', 'bytes 4-9/10'],
    ['bytes=-2', 206, '89', 'bytes 8-9/10'],
    ['bytes=8-20', 206, '89', 'bytes 8-9/10'],
    ['bytes=10-', 416, 'RANGE_INVALID', 'bytes */10'],
  ])('answers range %p with %i', async (range, status, text, sent) => {
    const answer = await client.send('GET', `/v2/${NAME}/blobs/${DIGEST}`, {
      headers: range ? { Range: range } : {},
    });
    expect(answer.status).toBe(status);
    expect(answer.headers['content-range']).toBe(sent);
    expect(answer.body.toString()).toContain(text);
  });

  it('are of one repository only, and gone when deleted', async () => {
    const head = (name: string) =>
      client.send('HEAD', `/v2/${name}/blobs/${DIGEST}`);
    expect(await head(NAME)).toMatchObject({
      status: 200,
      headers: { 'content-length': '10', 'docker-content-digest': DIGEST },
    });
    expect(await head('team/other')).toMatchObject({ status: 404 });
    expect(
      await client.send('DELETE', `/v2/${NAME}/blobs/${DIGEST}`),
    ).toMatchObject({ status: 202 });
    expect(
      await client.send('GET', `/v2/${NAME}/blobs/${DIGEST}`),
    ).toMatchObject({ status: 404, code: 'BLOB_UNKNOWN' });
  });

  it('may be sparse: a size, a digest, and zeros', async () => {
    const size = 15_000_000_000;
    const put = await client.send('PUT', withDigest(await start(), ABSENT), {
      headers: { 'Lab-Sparse-Size': String(size), 'Content-Length': '0' },
    });
    expect(put.status).toBe(201);
    const path = `/v2/${NAME}/blobs/${ABSENT}`;
    expect(await client.send('HEAD', path)).toMatchObject({
      status: 200,
      headers: { 'content-length': String(size) },
    });
    const end = await client.send('GET', path, {
      headers: { Range: 'bytes=14999999996-' },
    });
    expect(end.status).toBe(206);
    expect(end.body).toEqual(Buffer.alloc(4));
  });
});

describe('a blob that somebody has', () => {
  const ETAG = `"${DIGEST}"`;
  const OTHER = `"${ABSENT}"`;
  it.each([
    [{ 'If-None-Match': ETAG }, 304, ''],
    [{ 'If-None-Match': `W/${ETAG}` }, 304, ''],
    [{ 'If-None-Match': `${OTHER}, ${ETAG}` }, 304, ''],
    [{ 'If-None-Match': '*' }, 304, ''],
    [{ 'If-None-Match': OTHER }, 200, '0123456789'],
    [{ 'If-None-Match': DIGEST }, 200, '0123456789'],
    [{ 'If-None-Match': ETAG, Range: 'bytes=0-1' }, 304, ''],
    [{ 'If-Match': OTHER }, 412, ''],
    [{ 'If-Match': ETAG, Range: 'bytes=0-1' }, 206, '01'],
    [{ 'If-Match': `W/${ETAG}` }, 412, ''],
    [{ 'If-Range': OTHER, Range: 'bytes=0-1' }, 200, '0123456789'],
    [{ 'If-Range': ETAG, Range: 'bytes=0-1' }, 206, '01'],
  ])('is sent as %j says', async (headers, status, body) => {
    await client.send('PUT', withDigest(await start(), DIGEST), {
      body: CONTENT,
    });
    const path = `/v2/${NAME}/blobs/${DIGEST}`;
    const answer = await client.send('GET', path, {
      headers: headers as Record<string, string>,
    });
    expect(answer.status).toBe(status);
    expect(answer.body.toString()).toBe(body);
    expect(answer.headers.etag).toBe(ETAG);
    const head = await client.send('HEAD', path, {
      headers: headers as Record<string, string>,
    });
    expect(head).toMatchObject({ status });
  });
});

describe('manifests', () => {
  it('are found by tag and by digest, byte for byte', async () => {
    const { manifest, digest } = await client.pushImage(NAME, 'v1');
    for (const reference of ['v1', digest]) {
      const answer = await client.send(
        'GET',
        `/v2/${NAME}/manifests/${reference}`,
        { headers: { Accept: `${OCI_INDEX}, ${OCI_MANIFEST}` } },
      );
      expect(answer.status).toBe(200);
      expect(answer.body.toString()).toBe(manifest);
      expect(answer.headers).toMatchObject({
        'content-type': OCI_MANIFEST,
        'docker-content-digest': digest,
        etag: `"${digest}"`,
      });
    }
    const head = await client.send('HEAD', `/v2/${NAME}/manifests/v1`);
    expect(head.headers['content-length']).toBe(String(manifest.length));
    expect(head.body).toHaveLength(0);
  });

  it('are not given to who does not take them, nor twice to who has them', async () => {
    const { digest } = await client.pushImage(NAME, 'v1');
    const path = `/v2/${NAME}/manifests/v1`;
    expect(
      await client.send('GET', path, { headers: { Accept: OCI_INDEX } }),
    ).toMatchObject({ status: 404, code: 'MANIFEST_UNKNOWN' });
    expect(
      await client.send('GET', path, {
        headers: { 'If-None-Match': `"${digest}"` },
      }),
    ).toMatchObject({ status: 304 });
  });

  it('move a tag and keep what it named before', async () => {
    const before = await client.pushImage(NAME, 'v1');
    const after = await client.pushImage(NAME, 'v1', {
      annotations: { made: 'again' },
    });
    expect(after.digest).not.toBe(before.digest);
    const head = (reference: string) =>
      client.send('HEAD', `/v2/${NAME}/manifests/${reference}`);
    expect((await head('v1')).headers['docker-content-digest']).toBe(
      after.digest,
    );
    expect(await head(before.digest)).toMatchObject({ status: 200 });
  });

  it.each([
    ['not JSON', OCI_MANIFEST, '<html>', 'MANIFEST_INVALID'],
    ['an unknown type', 'application/json', '{}', 'MANIFEST_INVALID'],
    [
      'another type',
      OCI_MANIFEST,
      `{"mediaType":"${OCI_INDEX}"}`,
      'MANIFEST_INVALID',
    ],
    [
      'no config',
      OCI_MANIFEST,
      '{"schemaVersion":2,"layers":[]}',
      'MANIFEST_INVALID',
    ],
    [
      'blobs that are not there',
      OCI_MANIFEST,
      `{"schemaVersion":2,"config":{"mediaType":"a","digest":"${ABSENT}","size":1},"layers":[]}`,
      'MANIFEST_BLOB_UNKNOWN',
    ],
    [
      'manifests that are not there',
      OCI_INDEX,
      `{"schemaVersion":2,"manifests":[{"mediaType":"a","digest":"${ABSENT}","size":1}]}`,
      'MANIFEST_BLOB_UNKNOWN',
    ],
  ])('with %s are refused', async (_, type, body, code) => {
    expect(
      await client.send('PUT', `/v2/${NAME}/manifests/v1`, {
        body,
        headers: { 'Content-Type': type },
      }),
    ).toMatchObject({ status: 400, code });
  });

  it('are refused under a digest that is not theirs', async () => {
    const { manifest } = await client.pushImage(NAME, 'v1');
    expect(
      await client.send('PUT', `/v2/${NAME}/manifests/${ABSENT}`, {
        body: manifest,
        headers: { 'Content-Type': OCI_MANIFEST },
      }),
    ).toMatchObject({ status: 400, code: 'DIGEST_INVALID' });
  });

  it('go with their tags; a tag goes alone', async () => {
    const { digest } = await client.pushImage(NAME, 'v1');
    const remove = (reference: string) =>
      client.send('DELETE', `/v2/${NAME}/manifests/${reference}`);
    expect(await remove('v1')).toMatchObject({ status: 202 });
    expect(await remove('v1')).toMatchObject({ code: 'MANIFEST_UNKNOWN' });
    expect(
      await client.send('HEAD', `/v2/${NAME}/manifests/${digest}`),
    ).toMatchObject({ status: 200 });
    expect(await remove(digest)).toMatchObject({ status: 202 });
    expect(await remove(digest)).toMatchObject({ status: 404 });
  });

  it('may refer to another, which then lists them', async () => {
    const { digest, manifest } = await client.pushImage(NAME, 'v1');
    const subject = {
      mediaType: OCI_MANIFEST,
      digest,
      size: manifest.length,
    };
    const signature = await client.pushImage(NAME, 'signature', {
      subject,
      artifactType: 'application/vnd.example.signature',
      annotations: { 'org.example.by': 'somebody' },
    });
    const put = await client.send('PUT', `/v2/${NAME}/manifests/again`, {
      body: signature.manifest,
      headers: { 'Content-Type': OCI_MANIFEST },
    });
    expect(put.headers['oci-subject']).toBe(digest);
    const list = (query: string) =>
      client.send('GET', `/v2/${NAME}/referrers/${digest}${query}`);
    const all = await list('');
    expect(all.headers).toMatchObject({ 'content-type': OCI_INDEX });
    expect(all.headers['oci-filters-applied']).toBeUndefined();
    expect(all.json.manifests).toEqual([
      {
        mediaType: OCI_MANIFEST,
        digest: signature.digest,
        size: signature.manifest.length,
        artifactType: 'application/vnd.example.signature',
        annotations: { 'org.example.by': 'somebody' },
      },
    ]);
    const none = await list('?artifactType=application/other');
    expect(none.headers['oci-filters-applied']).toBe('artifactType');
    expect(none.json.manifests).toEqual([]);
  });
});

describe('lists', () => {
  it('come in pages that follow each other', async () => {
    for (const tag of ['b', 'a', 'c', 'B']) {
      await client.pushImage(NAME, tag);
    }
    const pages: string[][] = [];
    let next: string | undefined = `/v2/${NAME}/tags/list?n=3`;
    while (next) {
      const answer = await client.send('GET', next);
      pages.push(answer.json.tags);
      next = (answer.headers.link as string)?.match(
        /^<(.+)>; rel="next"$/,
      )?.[1];
    }
    expect(pages).toEqual([['B', 'a', 'b'], ['c']]);
  });

  it('refuse a number that is none', async () => {
    expect(
      await client.send('GET', `/v2/${NAME}/tags/list?n=many`),
    ).toMatchObject({ status: 400, code: 'PAGINATION_NUMBER_INVALID' });
  });

  it('name all repositories', async () => {
    await client.login('registry:catalog:*');
    expect(await client.send('GET', '/v2/_catalog')).toMatchObject({
      status: 200,
      json: { repositories: ['team/other', NAME] },
    });
  });
});

it.each([
  ['GET', '/v2/Team/tags/list', 400, 'NAME_INVALID'],
  ['GET', `/v2/${NAME}/manifests/-no-tag`, 400, 'TAG_INVALID'],
  ['GET', `/v2/${NAME}/manifests/none`, 404, 'MANIFEST_UNKNOWN'],
  ['GET', `/v2/${NAME}/manifests/sha256:00`, 400, 'DIGEST_INVALID'],
  ['POST', `/v2/${NAME}/tags/list`, 405, 'UNSUPPORTED'],
  ['GET', '/elsewhere', 404, 'UNSUPPORTED'],
])('answers %s %s with %i %s', async (method, path, status, code) => {
  expect(await client.send(method, path)).toMatchObject({ status, code });
});
