import { RULES } from '../../../../diagnosis/rules';
import { safeText } from '../../../../text';
import lines from './fixtures/imager-lines.json';
import { readImagerLog } from './imagerLog';
import { SYMPTOMS } from './imagerSymptoms';
import {
  codeOfFailure,
  failedAfterImaging,
  reasonOfFailure,
} from '../../../lifecycleAgent/failures';

describe('reasonOfFailure', () => {
  it.each([
    [
      'Rejected: Installed release does not support "ostree admin set-default" feature',
      'OstreeTooOld',
    ],
    [
      'Rejected: Cluster must be configured with shared container storage',
      'NoSharedContainerStorage',
    ],
    [
      'Rejected: Cluster must be detached from hub prior to seed generation',
      'StillAttachedToHub',
    ],
    [
      'Rejected due to presence of ACM addon(s): open-cluster-management-addon-x',
      'AcmAddonsPresent',
    ],
    [
      'Rejected due to system missing dnsmasq config required for IBU',
      'DnsmasqMissing',
    ],
    [
      'Rejected due to invalid cluster pull-secret (previously sanitized without proper restore)',
      'PullSecretSanitised',
    ],
    [
      'Rejected: Cluster must not have any Persistent Volumes configured',
      'ResourcesPresent',
    ],
    ['Rejected: Cluster must have OADP version >= 1.3.1', 'OadpTooOld'],
    ['Rejected: something of a newer release', 'RejectedByLifecycleAgent'],
    ['failed to pull recert image: x', 'RecertImageUnreachable'],
    ['could not find seedAuth in seedgen secret', 'SecretUnusable'],
    [
      'could not access pull-secret pull-secret in openshift-config: x',
      'PullSecretMissing',
    ],
    [
      'failed to cleanup resources: timed out waiting for ACM CRD deletion',
      'AcmCleanupTimedOut',
    ],
    [
      "failed sanitizing cluster's pull-secret: timed out waiting for MCO to override pull-secret file: x",
      'PullSecretRolloutTimedOut',
    ],
    ['failed to cleanup Succeeded pods: x', 'CleanupFailed'],
    ['imager failed: x', 'ImagerNotLaunched'],
    [
      'imager container status check failed: expected container exit code 0, found: 1',
      'ImagerFailed',
    ],
    [
      'imager container status check failed: expected container status 0, found: 1',
      'ImagerFailed',
    ],
    [
      'imager container status check failed: expected container status exited, found: stopped',
      'ContainerEndedAsStopped',
    ],
    ['Failure occurred during check for x', 'LifecycleAgentFailed'],
  ])('%s: %s', (message, code) => {
    const reason = reasonOfFailure(message);
    expect(reason.code).toBe(code);
    expect(reason.message).toContain(message);
    expect(reason.remedy).toBeTruthy();
    expect(failedAfterImaging(message)).toBe(/^imager container/.test(message));
  });
});

describe('what a mask leaves of a failure', () => {
  it.each([
    "failed sanitizing cluster's pull-secret: timed out waiting for MCO to override pull-secret file: context deadline exceeded",
    'could not access secret seedgen in openshift-lifecycle-agent: secrets "seedgen" not found',
    'could not access pull-secret pull-secret in openshift-config: Unauthorized',
    'could not find seedAuth in seedgen secret',
    'failed to pull recert image: unable to retrieve auth token: invalid username/password: unauthorized',
    'Rejected due to invalid cluster pull-secret (previously sanitized without proper restore)',
  ])('has the cause still: %s', message => {
    expect(codeOfFailure(message)).toBeTruthy();
    expect(reasonOfFailure(safeText(message))).toEqual(
      reasonOfFailure(message),
    );
  });
});

describe('the symptoms of an imager', () => {
  it.each(lines)('$line: $code', ({ line, code }) => {
    const log = `level=info msg="Build and push"\n${line}\nlevel=info msg="end"\n`;
    expect(readImagerLog(log).cause?.code ?? null).toBe(code);
  });

  it('are each known by a line here, and by a rule with remedies', () => {
    const codes = new Set(SYMPTOMS.map(({ code }) => code));
    const tried = new Set([
      ...lines.map(({ code }) => code),
      'RegistryNotTrustedByNode',
      'NodeDiskFull',
      'EtcdTimeout',
    ]);
    expect([...codes].filter(code => !tried.has(code))).toEqual([]);
    const statement = (code: string) => ({
      source: 'imager-log' as const,
      text: SYMPTOMS.find(each => each.code === code)!.what,
      code,
    });
    const unknown = [...codes].filter(
      code =>
        !RULES.some(rule =>
          rule.match({
            subject: { cluster: 'sno1' },
            statements: [statement(code)],
            passedChecks: [],
          } as any),
        ),
    );
    expect(unknown).toEqual([]);
  });

  it('that are sure count before those that are possible, and of these the last', () => {
    const [eof, denied, quota] = [
      'Error: writing blob: EOF',
      'Error: writing blob: denied: requested access to the resource is denied',
      'Error: writing blob: denied: Quota has been exceeded on namespace',
    ];
    const codeOf = (...said: string[]) =>
      readImagerLog(said.join('\n')).cause?.code;
    expect(codeOf(denied, eof)).toBe('PushUnauthorized');
    expect(codeOf(denied, quota)).toBe('RegistryQuotaExceeded');
    expect(codeOf(quota, denied)).toBe('PushUnauthorized');
    expect(codeOf(eof)).toBe('PushInterrupted');
  });

  it('are read as they came, and kept masked', () => {
    const said =
      'Error: writing blob: Authorization: Basic ZG9udDpsb29r refused: unauthorized: token: invalid \u202e';
    const { cause, summary } = readImagerLog(said);
    expect(cause?.code).toBe('PushUnauthorized');
    expect(summary).toContain('unauthorized: token: invalid \\u{202e}');
    expect(JSON.stringify([cause, summary])).not.toContain('ZG9udDpsb29r');
  });

  it.each([
    'Error: status 4',
    'Error: writing blob: status: 200 ',
    'Error: /var/tmp/ ',
    '\n',
    'Error\n',
  ])('are looked for in no time: %j again and again', piece => {
    const log = piece.repeat(1_000_000 / piece.length);
    const before = performance.now();
    readImagerLog(log);
    expect(performance.now() - before).toBeLessThan(1_500);
  });
});

describe('readImagerLog', () => {
  it.each([
    [
      'Error: writing blob: unauthorized: authentication required',
      'PushUnauthorized',
    ],
    [
      'Error: pinging container registry r: tls: failed to verify certificate: x509: certificate signed by unknown authority',
      'RegistryNotTrustedByNode',
    ],
    [
      'Error: dial tcp: lookup r.example: no such host',
      'RegistryNameUnknownToNode',
    ],
    [
      'Error: dial tcp 10.0.0.1:8443: connect: connection refused',
      'RegistryUnreachableFromNode',
    ],
    [
      'Error: writing manifest: denied: Quota has been exceeded on namespace',
      'RegistryQuotaExceeded',
    ],
    [
      'level=error msg="write /var/tmp/backup/var.tgz: no space left on device"',
      'NodeRootFull',
    ],
    [
      'Error: write /var/lib/containers/storage/overlay/x: no space left on device',
      'NodeDiskFull',
    ],
    [
      'Error: proxyconnect tcp: dial tcp 10.0.0.2:3128: connect: connection refused',
      'ProxyUnreachableFromNode',
    ],
    [
      'Error: proxyconnect tcp: tls: failed to verify certificate: x509: certificate signed by unknown authority',
      'ProxyUnreachableFromNode',
    ],
    ['level=fatal msg="timeout waiting for etcd"', 'EtcdTimeout'],
  ])('%s: %s', (line, code) => {
    const { cause, summary } = readImagerLog(
      [
        'time="x" level=info msg="Build and push OCI image to r.example/a:1"',
        line,
        'time="x" level=info msg="Seed cluster restored successfully!"',
      ].join('\n'),
    );
    expect(cause?.code).toBe(code);
    expect(summary).toContain(line.slice(0, 30));
  });

  it('shows the last complaint where it knows none, else the last line', () => {
    expect(readImagerLog('a\nError: odd\nb')).toEqual({
      summary: 'Error: odd',
    });
    expect(readImagerLog('a\nb\n')).toEqual({ summary: 'b' });
    expect(readImagerLog('')).toEqual({ summary: '' });
  });
});
