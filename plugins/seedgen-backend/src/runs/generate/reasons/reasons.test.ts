import { readImagerLog } from './imagerLog';
import { failedAfterImaging, reasonOfFailure } from './lifecycleAgent';

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
