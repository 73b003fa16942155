import { isStaleSocket, networkFailure } from './failures';

const coded = (code: string, more: object = {}) =>
  Object.assign(new Error('secret detail'), { code, ...more });

describe('networkFailure', () => {
  it.each([
    ['ECONNREFUSED', 'refused'],
    ['EHOSTUNREACH', 'refused'],
    ['ECONNRESET', 'reset'],
    ['UND_ERR_SOCKET', 'reset'],
    ['EPIPE', 'reset'],
    ['ETIMEDOUT', 'timeout'],
    ['UND_ERR_CONNECT_TIMEOUT', 'timeout'],
    ['ENOTFOUND', 'dns'],
    ['EAI_AGAIN', 'dns'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'untrusted'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'untrusted'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'untrusted'],
    ['CERT_HAS_EXPIRED', 'untrusted'],
    ['CERT_SIGNATURE_FAILURE', 'untrusted'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'untrusted'],
    ['ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', 'unauthorized'],
    ['ERR_SSL_TLSV1_ALERT_UNKNOWN_CA', 'unauthorized'],
    ['ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE', 'unauthorized'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'protocol'],
    ['HPE_INVALID_CONSTANT', 'protocol'],
  ])('takes %s for %s', (code, expected) => {
    const { failure } = networkFailure('Reading', coded(code));
    expect(failure.code).toBe(expected);
    expect(failure.message).toContain(code);
    expect(failure.message).not.toContain('secret detail');
  });

  it('finds the code in causes and among several addresses', () => {
    expect(
      networkFailure(
        'Reading',
        new TypeError('x', { cause: coded('ENOTFOUND') }),
      ).failure.code,
    ).toBe('dns');
    const both = new AggregateError([
      coded('ECONNREFUSED'),
      coded('ETIMEDOUT'),
    ]);
    expect(networkFailure('Reading', both).failure.code).toBe('refused');
  });

  it.each([undefined, 'text', new Error('x'), { code: 'not a code\n' }])(
    'says protocol for what it does not know (%p)',
    error => {
      expect(networkFailure('Reading', error).failure.code).toBe('protocol');
    },
  );
});

test('only dead connections are worth a second try', () => {
  expect(isStaleSocket(coded('ECONNRESET'))).toBe(true);
  expect(isStaleSocket(coded('ECONNREFUSED'))).toBe(false);
  expect(isStaleSocket(coded('CERT_HAS_EXPIRED'))).toBe(false);
});
