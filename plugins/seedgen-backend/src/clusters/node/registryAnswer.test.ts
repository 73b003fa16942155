import { readRegistryAnswer } from './registryAnswer';

const H = 'infra.lab.example:8443';
const fatal = (message: string) => ({
  stdout: '',
  stderr: `time="2026-11-22T10:00:00Z" level=warning msg="ignored: no such host"\ntime="2026-11-22T10:00:01Z" level=fatal msg=${JSON.stringify(
    message,
  )}\n`,
  exitCode: 1,
});
const ping = (why: string) =>
  fatal(
    `Error listing repository tags: pinging container registry ${H}: Get "https://${H}/v2/": ${why}`,
  );
const pushed = (output: Parameters<typeof readRegistryAnswer>[1]) =>
  readRegistryAnswer({ ask: 'push' }, output);

describe('readRegistryAnswer', () => {
  it.each([
    ['tags', { stdout: '{"Tags":[]}', stderr: '', exitCode: 0 }],
    [
      'a refusal of whoever is not logged in',
      fatal(
        'Error listing repository tags: fetching tags list: unauthorized: authentication required',
      ),
    ],
    [
      'a refusal of the token',
      fatal(
        'Error listing repository tags: unable to retrieve auth token: invalid username/password: unauthorized: access denied',
      ),
    ],
    [
      'a repository that is not there yet',
      fatal(
        'Error listing repository tags: fetching tags list: name unknown: repository name not known to registry',
      ),
    ],
    [
      'a refusal in a form of its own',
      fatal(
        'Error listing repository tags: fetching tags list: StatusCode: 401, "<html>no</html>"',
      ),
    ],
  ])('knows that the registry is reached: %s', (_, output) => {
    expect(pushed(output)).toEqual({ outcome: 'reached' });
  });

  it.each([
    [
      'dial tcp: lookup infra.lab.example on 10.0.0.1:53: no such host',
      'name-unknown',
    ],
    [
      'dial tcp: lookup infra.lab.example on 10.0.0.1:53: read udp 10.0.0.2:3->10.0.0.1:53: i/o timeout',
      'name-unknown',
    ],
    ['dial tcp: lookup infra.lab.example: server misbehaving', 'name-unknown'],
    ['dial tcp 10.0.0.9:8443: connect: connection refused', 'refused'],
    ['dial tcp 10.0.0.9:8443: connect: no route to host', 'refused'],
    ['dial tcp 10.0.0.9:8443: i/o timeout', 'timeout'],
    ['context deadline exceeded', 'timeout'],
    ['net/http: TLS handshake timeout', 'timeout'],
    [
      'read tcp 10.0.0.2:1->10.0.0.9:8443: read: connection reset by peer',
      'reset',
    ],
    ['EOF', 'reset'],
    [
      'tls: failed to verify certificate: x509: certificate signed by unknown authority',
      'untrusted',
    ],
    [
      'x509: certificate relies on legacy Common Name field, use SANs instead',
      'certificate-invalid',
    ],
    [
      'x509: certificate is valid for other.example, not infra.lab.example',
      'certificate-invalid',
    ],
    [
      "x509: cannot validate certificate for 10.0.0.9 because it doesn't contain any IP SANs",
      'certificate-invalid',
    ],
    [
      'x509: certificate has expired or is not yet valid: current time 2026',
      'certificate-invalid',
    ],
    ['http: server gave HTTP response to HTTPS client', 'plain-http'],
    [
      'proxyconnect tcp: dial tcp 10.0.0.3:3128: connect: connection refused',
      'proxy',
    ],
    ['Proxy Authentication Required', 'proxy'],
    ['something new', 'unclear'],
  ])('names the trouble: %s', (why, trouble) => {
    expect(pushed(ping(why))).toMatchObject({ outcome: 'trouble', trouble });
  });

  it.each([
    [
      'registry infra.lab.example:8443 is blocked in /etc/containers/registries.conf or /etc/containers/registries.conf.d',
      'blocked',
    ],
    [
      `Error listing repository tags: pinging container registry ${H}: received unexpected HTTP status: 503 Service Unavailable`,
      'unavailable',
    ],
    [
      'Error listing repository tags: toomanyrequests: slow down',
      'unavailable',
    ],
    [
      'Error listing repository tags: fetching tags list: StatusCode: 502, "<html>no</html>"',
      'unavailable',
    ],
  ])('names what is not about the way: %s', (message, trouble) => {
    expect(pushed(fatal(message))).toMatchObject({ trouble });
  });

  it.each([
    [
      'a certificate that may not be read',
      fatal(
        `pinging container registry ${H}: open /etc/docker/certs.d/${H}/ca.crt: permission denied`,
      ),
    ],
    [
      'a firewall of the node',
      ping('dial tcp 10.0.0.1:8443: connect: permission denied'),
    ],
    [
      'a page of a proxy',
      ping('StatusCode: 403, <!DOCTYPE html>Access Denied by proxy'),
    ],
    ['a page of something else', ping('StatusCode: 404, <html>nginx')],
    ['a refusal without a login', ping('StatusCode: 403, "Forbidden"')],
    ['no such path', ping('StatusCode: 404, "page not found"')],
    [
      'a program that is missing',
      fatal('exec: "gpg": executable file not found in $PATH'),
    ],
  ])('does not take %s for the word of the registry', (_, output) => {
    expect(pushed(output)).toMatchObject({
      outcome: 'trouble',
      trouble: 'unclear',
    });
  });

  it('takes the word of the source where mirrors have failed, too', () => {
    expect(
      readRegistryAnswer(
        { ask: 'pull' },
        fatal(
          'Error parsing image name "docker://q.example/a@sha256:ab": (Mirrors also failed: [m.example/a@sha256:ab: pinging container registry m.example: dial tcp: lookup m.example: no such host]): q.example/a@sha256:ab: reading manifest sha256:ab in q.example/a: manifest unknown',
        ),
      ),
    ).toMatchObject({ outcome: 'trouble', trouble: 'missing' });
  });

  it('takes a refusal of a pull for one', () => {
    expect(
      readRegistryAnswer(
        { ask: 'pull' },
        fatal('reading manifest: unauthorized: no'),
      ),
    ).toMatchObject({ trouble: 'denied' });
  });

  it.each([
    [{ stdout: '401', exitCode: 0 }, { outcome: 'reached' }],
    [{ stdout: '200', exitCode: 0 }, { outcome: 'reached' }],
    [{ stdout: '503', exitCode: 0 }, { trouble: 'unavailable' }],
    [{ stdout: '000', exitCode: 6 }, { trouble: 'name-unknown' }],
    [{ stdout: '000', exitCode: 7 }, { trouble: 'refused' }],
    [{ stdout: '000', exitCode: 28 }, { trouble: 'timeout' }],
    [{ stdout: '000', exitCode: 60 }, { trouble: 'untrusted' }],
    [{ stdout: '000', exitCode: 99 }, { trouble: 'unclear' }],
  ])('reads what curl says: %j', (output, answer) => {
    expect(
      readRegistryAnswer({ ask: 'curl' }, { stderr: 'curl: no', ...output }),
    ).toMatchObject(answer);
  });

  it('knows that the program is missing', () => {
    expect(
      pushed({
        stdout: '',
        stderr:
          "chroot: failed to run command 'skopeo': No such file or directory",
        exitCode: 127,
      }),
    ).toEqual({ outcome: 'no-program' });
  });

  it('shows hostile words short, escaped and masked', () => {
    const answer = pushed(
      fatal(
        `x509: \u202e token=eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl ${'a'.repeat(
          1e6,
        )}`,
      ),
    );
    expect(JSON.stringify(answer).length).toBeLessThan(1_000);
    expect(JSON.stringify(answer)).not.toContain('\u202e');
  });
});
