import { formatDuration } from '@seedgen/backstage-plugin-seedgen-common';
import fc from 'fast-check';
import { printable, redact, safeText } from '.';

describe('redact', () => {
  it.each([
    ['{"auths":{"r.example":{"auth":"Y2FuYXJ5OmNhbmFyeQ=="}}}', 'Y2FuYXJ5'],
    ['auth=dXNlcjpwYXNzd29yZA==', 'dXNlcjpwYXNz'],
    ['Authorization: Bearer abcdef123456', 'abcdef123456'],
    ['Authorization: Basic dXNlcjpwYXNz', 'dXNlcjpwYXNz'],
    ['https://user:hunter22@r.example/v2/', 'hunter22'],
    ['podman login -u bob -p hunter22 r.example', 'hunter22'],
    ['curl -u bob:hunter22 https://r.example', 'hunter22'],
    ['skopeo --username bob:hunter22', 'hunter22'],
    ['key AKIAIOSFODNN7EXAMPLE1 used', 'FODNN7'],
    ['npm_0123456789abcdefghij0123456789abcdef', '0123456789'],
    ['xoxb-0123456789-0123456789-abcdefghij', '0123456789'],
    ['password: hunter22', 'hunter22'],
    ['"password": "hunter 22"', 'hunter 22'],
    ['\\"auth\\":\\"Y2FuYXJ5OmNhbmFyeQ==\\"', 'Y2FuYXJ5'],
    ['token eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2lnbmF0dXJl end', 'eyJhbGci'],
    [
      '-----BEGIN RSA PRIVATE KEY-----\nMIIabc\n-----END RSA PRIVATE KEY-----',
      'MIIabc',
    ],
    ['-----BEGIN PRIVATE KEY-----\nMIIabc', 'MIIabc'],
    ['{"token":"abcdefgh"}', 'abcdefgh'],
    ['{"password":"pa\\"ss word"}', 'ss word'],
    ['{\\\\"auth\\\\":\\\\"Y2FuYXJ5\\\\"}', 'Y2FuYXJ5'],
    ['"seedAuth": "ewoJImF1dGhzIjoge30="', 'ewoJ'],
    ['.dockerconfigjson: eyJhdXRocyI6eyJyIjp7ImF1dGgiOiJZIn19', 'eyJhdXRo'],
    ['REGISTRY_PASSWORD=hunter', 'hunter'],
    ['  password: hunter\n  user: ann', 'hunter'],
    ['- password: hunter', 'hunter'],
    ['client_secret=abc&scope=x', 'abc'],
    ['secret: S3cr3tValue', 'S3cr3tValue'],
    ['token: sha256~0123456789abcdefghij', '0123456789'],
    ['podman login --password hunter r.example', 'hunter'],
    ['skopeo copy --dest-creds=ann:hunter x', 'hunter'],
    ['"Authorization": "Basic hunter"', 'hunter'],
    ['curl -H Authorization:Bearer hunter', 'hunter'],
    ['https://ghp_0123456789abcdefghij@r.example/', '0123456789'],
    ['ann:hunter@r.example/ocp/seed:1', 'hunter'],
    ["image 'ann:hunter@r.example/ocp/seed:1'", 'hunter'],
    ['password="hunter', 'hunter'],
    ['password=a\\hunter', 'hunter'],
    ['docker://ann:hun/ter@r.example/a', 'ter@'],
    ['https://ann:hun/ter@r.example/a', 'ter@'],
    ['https://ann:hun@ter@r.example/a', 'ter@'],
    ['ann:hun/ter@r.example/a:1', 'ter@'],
    ['client-key-data: LS0tLS1CRUdJTiBSU0EgUFJJVkFURSBLRVk', 'CRUdJTiBSU0Eg'],
    ['    certificate: LS0tLS1CRUdJTiBQUklWQVRFIEtFWS0t', 'UklWQVRF'],
    ['REGISTRY_PASS=hunter', 'hunter'],
    ['pwd=hunter', 'hunter'],
    ['x-api-key: 9f8e7d6c5b4a', '9f8e7d6c5b4a'],
    ['private_key=hunter', 'hunter'],
    ['Cookie: session=abc123def', 'abc123def'],
    ['https://r.example/b?X-Amz-Signature=abc123', 'abc123'],
    ['https://r.example/b?se=1&sig=abc123', 'abc123'],
    ['password\u00a0=\u00a0hunter', 'hunter'],
    ['secret=seedgen2', 'seedgen2'],
    ['secret=Seedgen', 'Seedgen'],
    ['client_secret=seedgen', 'seedgen'],
    ['client-secret=seedgen', 'seedgen'],
    ['password=seedgen', 'seedgen'],
    ['token="pull-secret"', 'pull-secret'],
    ['secret "password": hunter', 'hunter'],
    ['secret=openshift-config/Hunter2', 'Hunter2'],
    ['secret=a/openshift-config/hunter', 'hunter'],
    ['secret="seedgen hunter"', 'hunter'],
    ['{"secret "my-auth": "hunter"', 'hunter'],
    ['x "my-auth": hunter', 'hunter'],
    ['secret "my-auth": S3cr3tValue', 'S3cr3tValue'],
    ["'password': hunter", 'hunter'],
  ])('masks %s', (text, secret) => {
    expect(redact(text)).not.toContain(secret);
    expect(redact(text)).toContain('***');
  });

  it.each([
    'could not find seedAuth in seedgen secret',
    'unauthorized: authentication required',
    'dial tcp 10.0.0.1:6443: connect: connection refused',
    'Launching imager container',
    'ControllerConfig: could not parse pull-secret: unexpected end of JSON input',
    "failed sanitizing cluster's pull-secret: timed out waiting for MCO to override pull-secret file: context deadline exceeded",
    'unable to retrieve auth token: invalid username/password: unauthorized: no such robot',
    'unable to retrieve auth token: x509: certificate signed by unknown authority',
    'secret: Get "https://r.example/v2/": EOF',
    'auth: 401 Unauthorized',
    'token: HTTP/1.1 502 Bad Gateway',
    'could not access secret: Secret "seedgen" not found',
    'reading pull-secret: open /var/lib/kubelet/config.json: no such file',
    'basic authentication is not supported',
    'WWW-Authenticate: Bearer realm="https://r.example/token"',
    'r.example/ocp/seed:4.18@sha256:0123',
    'secret: ImagePullBackOff',
    // What a Secret of Kubernetes is called.
    'secret "x" not found',
    'Secret "seedgen" not found',
    'secrets "registry-creds-2" not found',
    'level=info msg="copied" secret=seedgen namespace=openshift-lifecycle-agent',
    'secret="seedgen"',
    'could not restore secret=pull-secret: conflict',
    'Unable to sync secret=openshift-config/pull-secret',
    'secret="openshift-lifecycle-agent/seedgen" err="timeout"',
    'secrets "builder-token": context deadline exceeded',
    'secret "my-auth": not found',
    'secret \\"my-auth\\": forbidden',
  ])('leaves %s', text => {
    expect(redact(text)).toBe(text);
  });
});

describe('a text made to be slow', () => {
  it.each([
    '-eyJ-------e',
    'eyJaaaaaaaa.aaaaaaaa.',
    'a.',
    'eyJ',
    '-----BEGIN A PRIVATE KEY-----',
    'https://',
    'u:p@',
    ':s',
    'a:b',
    'Bearer ',
    'secret',
    'secret: ',
    'creds:a\n',
    'pass:a\n',
    '- creds: a\n',
    'creds: ',
    'creds:a',
    'secret=seedgen ',
    'secret "auth": ',
    'secret\\',
    'secret="',
    '"auth":"',
    '\\"auth\\":\\"',
    'Authorization: ',
    '\n',
    ' ',
    '\u001b[',
    '\u001b]',
    '\u202e',
    '\ud800',
  ])('is masked in no time: %j again and again', piece => {
    const text = piece.repeat(1_000_000 / piece.length);
    const before = performance.now();
    redact(text);
    const took = performance.now() - before;
    safeText(text);
    expect(took).toBeLessThan(1_000);
  });
});

describe('printable', () => {
  it('shows what hides, reorders or controls', () => {
    expect(printable('a\u202eb\u200bc\u0007d')).toBe(
      'a\\u{202e}b\\u{200b}c\\u{7}d',
    );
    expect(printable('\u001b[2Jx')).toBe('\\u{1b}[2Jx');
    expect(printable('a\r\n{"isAuditEvent":true}')).toBe(
      'a {"isAuditEvent":true}',
    );
    expect(printable('\ud800')).toBe('\\u{d800}');
    expect(printable('😀')).toBe('😀');
  });

  it('is one line of bounded length whatever comes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), text => {
        const shown = safeText(text, 100);
        expect(shown.length).toBeLessThanOrEqual(100);
        expect(shown).not.toMatch(/[\r\n\0\u202e]/);
      }),
    );
  });
});

describe('duration', () => {
  it.each([
    [-5, '0 s'],
    [40_000, '40 s'],
    [300_000, '5 min'],
    [7_200_000, '2 h'],
    [7_500_000, '2 h 5 min'],
  ])('%s ms is %s', (milliseconds, text) => {
    expect(formatDuration(milliseconds)).toBe(text);
  });
});
