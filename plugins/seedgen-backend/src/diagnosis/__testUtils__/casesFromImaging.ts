import { agent, check, imager, machineConfig, problem, symptoms } from '.';
import type { Case } from './Case';

const EXIT_1 = agent(
  'imager container status check failed: expected container exit code 0, found: 1',
);
const RENDER_REFUSED =
  'Failed to render configuration for pool master: reconciliation failed between current config "rendered-master-a" and base config "98-var-lib-containers-partitioned": ignition disks section contains changes';
const PROXY_REFUSED =
  'Error: proxyconnect tcp: dial tcp 10.0.0.2:3128: connect: connection refused';
const partition = { kind: 'partition', reached: 'Rebooting' } as const;
const published = { reached: 'Published', imageProven: true } as const;

/** What is said from the imager on, and of rollouts, in the words of the real software. */
export const CASES_FROM_IMAGING: Case[] = [
  [
    'imager-lost',
    'certain',
    symptoms([
      agent(
        'imager container status check failed: expected container status exited, found: running',
      ),
    ]),
    symptoms([
      agent(
        'imager container status check failed: expected container status exited, found: stopped',
      ),
    ]),
  ],
  [
    'cleanup-failed',
    'likely',
    symptoms([
      agent(
        'failed to cleanup old machine configs, err: etcdserver: request timed out',
      ),
    ]),
    symptoms([agent('failed to pull recert image: timeout')]),
  ],
  [
    'imager-lost',
    'certain',
    symptoms([problem('ImagerUnaccounted', 'It may still run')]),
    symptoms([problem('LostContact', 'No image was pushed')]),
  ],
  [
    'push-unauthorized',
    'certain',
    symptoms([
      EXIT_1,
      imager('Error: writing blob: unauthorized: authentication required'),
    ]),
    symptoms([EXIT_1]),
  ],
  [
    'registry-not-trusted',
    'certain',
    symptoms([
      imager(
        'Error: tls: failed to verify certificate: x509: certificate signed by unknown authority',
      ),
    ]),
    symptoms([check('RegistryUntrusted')]),
  ],
  [
    'registry-name-unknown',
    'certain',
    symptoms([
      imager('Error: dial tcp: lookup infra.5g-deployment.lab: no such host'),
    ]),
    symptoms([
      imager('Error: dial tcp 10.0.0.1:8443: connect: connection refused'),
    ]),
  ],
  [
    'registry-unreachable',
    'certain',
    symptoms([imager('Error: failed to push image: connection refused')]),
    symptoms([problem('ClusterUnreachable', 'connection refused')]),
  ],
  [
    'proxy-not-passed',
    'possible',
    symptoms([imager('Error: dial tcp 10.0.0.1:8443: i/o timeout')]),
    symptoms([imager('Error: unauthorized: authentication required')]),
  ],
  [
    'proxy-not-passed',
    'likely',
    symptoms([imager('Error: dial tcp: lookup registry: no such host')], {
      subject: { cluster: 'sno1', hasProxy: true },
    }),
    symptoms([imager('Error: dial tcp: lookup registry: no such host')], {
      subject: { cluster: 'sno1', hasProxy: false },
    }),
  ],
  [
    'proxy-unreachable',
    'certain',
    symptoms([imager(PROXY_REFUSED)]),
    symptoms([agent('proxyconnect')]),
  ],
  // Whoever says proxyconnect knows the proxy.
  [
    'proxy-not-passed',
    'possible',
    symptoms([imager('Error: dial tcp 10.0.0.1:8443: no route to host')]),
    symptoms([imager(PROXY_REFUSED)]),
  ],
  [
    'registry-unreachable',
    'certain',
    symptoms([imager('Error: dial tcp 10.0.0.1:8443: i/o timeout')]),
    symptoms([imager(PROXY_REFUSED)]),
  ],
  [
    'registry-quota',
    'certain',
    symptoms([
      imager(
        'Error: writing manifest: denied: Quota has been exceeded on namespace',
      ),
    ]),
    symptoms([
      imager('Error: denied: requested access to the resource is denied'),
    ]),
  ],
  [
    'proxy-refuses',
    'certain',
    symptoms([
      imager(
        'Error: pinging container registry r.example: Proxy Authentication Required',
      ),
    ]),
    symptoms([imager(PROXY_REFUSED)]),
  ],
  [
    'proxy-closed',
    'certain',
    symptoms([
      imager(
        'Error: pinging container registry r.example: Get "https://r.example/v2/": Forbidden',
      ),
    ]),
    symptoms([
      imager(
        'Error: pinging container registry r.example: Proxy Authentication Required',
      ),
    ]),
  ],
  [
    'registry-certificate-invalid',
    'certain',
    symptoms([
      imager(
        'Error: pinging container registry r.example: x509: certificate is valid for quay, not r.example',
      ),
    ]),
    symptoms([
      imager(
        'Error: pinging container registry r.example: x509: certificate signed by unknown authority',
      ),
    ]),
  ],
  [
    'registry-certificate-invalid',
    'certain',
    symptoms([
      imager(
        'Error: pinging container registry r.example: x509: certificate has expired or is not yet valid',
      ),
    ]),
    symptoms([imager('Error: dial tcp: lookup r.example: no such host')]),
  ],
  [
    'registry-speaks-http',
    'certain',
    symptoms([
      imager(
        'Error: pinging container registry r.example:5000: http: server gave HTTP response to HTTPS client',
      ),
    ]),
    symptoms([imager('Error: pinging container registry r.example: EOF')]),
  ],
  [
    'registry-tls-refused',
    'certain',
    symptoms([
      imager(
        'Error: pinging container registry r.example: Get "https://r.example/v2/": remote error: tls: handshake failure',
      ),
    ]),
    symptoms([
      imager(
        'level=error msg="etcd: rejected connection from 127.0.0.1:40000: remote error: tls: bad certificate"',
      ),
    ]),
  ],
  [
    'tag-immutable',
    'certain',
    symptoms([
      imager(
        'Error: writing manifest: uploading manifest 4.18 to r.example/a/b: tag 4.18 is immutable, cannot be overwritten',
      ),
    ]),
    symptoms([imager('level=error msg="failed to remove x: immutable file"')]),
  ],
  [
    'registry-refuses-size',
    'certain',
    symptoms([
      imager(
        'Error: writing blob: uploading layer chunked: StatusCode: 413, <html>',
      ),
    ]),
    symptoms([imager('level=error msg="failed to stop pod prom-413"')]),
  ],
  [
    'registry-failed',
    'certain',
    symptoms([
      imager(
        'Error: writing blob: received unexpected HTTP status: 502 Bad Gateway',
      ),
    ]),
    symptoms([imager('Error: exit status 125')]),
  ],
  [
    'registry-failed',
    'certain',
    symptoms([
      imager(
        'Error: reading manifest 1 in r.example/a: toomanyrequests: limit reached',
      ),
    ]),
    symptoms([imager('Error: exit status 1')]),
  ],
  [
    'push-interrupted',
    'likely',
    symptoms([
      imager('Error: writing blob: uploading layer chunked: StatusCode: 499, '),
    ]),
    symptoms([
      imager('level=error msg="Get https://localhost:6443/readyz: EOF"'),
    ]),
  ],
  [
    'push-interrupted',
    'likely',
    symptoms([
      imager(
        'Error: pinging container registry r.example: net/http: TLS handshake timeout',
      ),
    ]),
    symptoms([imager('Error: dial tcp 10.0.0.1:8443: i/o timeout')]),
  ],
  [
    'repository-unknown',
    'certain',
    symptoms([
      imager(
        'Error: initiating layer upload to /v2/a/b/blobs/uploads/ in r.example: name unknown',
      ),
    ]),
    symptoms([imager('Error: unauthorized: authentication required')]),
  ],
  [
    'registry-quota',
    'certain',
    symptoms([
      imager(
        'Error: writing blob: unknown: filesystem: write /registry/data: no space left on device',
      ),
    ]),
    symptoms([
      imager('Error: write /var/tmp/backup/var.tgz: no space left on device'),
    ]),
  ],
  [
    'container-storage-full',
    'certain',
    symptoms([check('ContainersNearlyFull')]),
    symptoms([check('RootNearlyFull')]),
  ],
  [
    'container-storage-full',
    'certain',
    symptoms([imager('Error: insufficient space in /var/lib/containers')]),
    symptoms([imager('Error: slow disk')]),
  ],
  [
    'container-storage-full',
    'certain',
    symptoms([
      imager(
        'level=error msg="write /var/lib/containers/x: no space left on device"',
      ),
    ]),
    symptoms([
      imager(
        'level=error msg="write /var/tmp/backup/var.tgz: no space left on device"',
      ),
    ]),
  ],
  [
    'container-storage-full',
    'likely',
    symptoms([imager('Error: committing: no space left on device')]),
    symptoms([check('RootTooSmall')]),
  ],
  [
    'root-filesystem-full',
    'certain',
    symptoms([
      imager(
        'level=error msg="write /var/tmp/backup/var.tgz: no space left on device"',
      ),
    ]),
    symptoms([
      imager('Error: write /var/lib/containers/x: no space left on device'),
    ]),
  ],
  [
    'root-filesystem-full',
    'certain',
    symptoms([check('RootTooSmall')]),
    symptoms([check('ContainersTooSmall')]),
  ],
  [
    'etcd-timeout',
    'certain',
    symptoms([imager('level=fatal msg="timeout waiting for etcd"')]),
    symptoms([agent('etcdserver: request timed out')]),
  ],
  [
    'podman-warnings',
    'possible',
    symptoms([
      imager(
        `Error executing create command: invalid character 'i' in literal true (expecting 'r')`,
      ),
    ]),
    symptoms([imager('Error executing create command: exit status 125')]),
  ],
  [
    'container-ended-as-stopped',
    'likely',
    symptoms([
      agent(
        'imager container status check failed: expected container status exited, found: stopped',
      ),
    ]),
    symptoms([EXIT_1]),
  ],
  [
    'container-ended-as-stopped',
    'certain',
    symptoms(
      [
        agent(
          'imager container status check failed: expected container status exited, found: stopped',
        ),
      ],
      { run: published },
    ),
    symptoms([EXIT_1], { run: published }),
  ],
  [
    'imager-failed',
    'certain',
    symptoms([EXIT_1, imager('Error: odd')]),
    symptoms([
      EXIT_1,
      imager('Error: writing blob: unauthorized: authentication required'),
    ]),
  ],
  [
    'imager-not-launched',
    'certain',
    symptoms([agent('imager failed: exit status 125')]),
    symptoms([EXIT_1]),
  ],
  [
    'cluster-not-healthy',
    'certain',
    symptoms([
      agent(
        'Waiting for system to stabilize: one or more health checks failed\n  - one or more ClusterOperators not yet ready: image-registry',
      ),
      problem('ClusterNotHealthy'),
    ]),
    symptoms([agent('Waiting for system to stabilize')]),
  ],
  [
    'stuck-in-progress',
    'likely',
    symptoms(
      [agent('Cleaning cluster resources'), problem('PreparationTimedOut')],
      { run: { ageMs: 31 * 60_000 } },
    ),
    symptoms([problem('PreparationTimedOut')], {
      run: { ageMs: 31 * 60_000, unreachableMs: 1 },
    }),
  ],
  [
    'stuck-in-progress',
    'possible',
    symptoms([problem('CompletionNotSeen')]),
    symptoms([agent('Cleaning cluster resources')], {
      run: { ageMs: 31 * 60_000 },
    }),
  ],
  [
    'generator-not-restored',
    'certain',
    symptoms([
      agent(
        'unable to recover SeedGenerator CR: Missing stored file /var/lib/lca/ibu-seedgen-orch/seedgen-cr.json',
      ),
    ]),
    symptoms([problem('CompletionNotSeen')]),
  ],
  [
    'generator-not-restored',
    'possible',
    symptoms([problem('SeedGeneratorNotRestored')]),
    symptoms([problem('ClusterNotBack')]),
  ],
  [
    'removed-on-cluster',
    'likely',
    symptoms([problem('RemovedOnCluster')]),
    symptoms([problem('Superseded')]),
  ],
  [
    'superseded',
    'likely',
    symptoms([problem('Superseded')]),
    symptoms([problem('RemovedOnCluster')]),
  ],
  [
    'orphan-sandboxes',
    'likely',
    symptoms([problem('ClusterNotBack')], {
      run: { ...published, unreachableMs: 48 * 60_000 },
    }),
    symptoms([problem('ClusterNotBack')], {
      run: published,
      subject: { cluster: 'sno1', version: '4.22.0' },
    }),
  ],
  [
    'orphan-sandboxes',
    'possible',
    symptoms([problem('LostContact')]),
    symptoms([problem('ClusterNotBack')], { run: partition }),
  ],
  [
    'certificates-changed',
    'likely',
    symptoms([problem('CertificateUntrusted')], { run: published }),
    symptoms([problem('CertificateUntrusted')], {
      run: { reached: 'Preflight' },
    }),
  ],
  [
    'machine-config-refused',
    'certain',
    symptoms([machineConfig(RENDER_REFUSED)], { run: partition }),
    symptoms(
      [
        machineConfig(
          'Failed to render configuration for pool master: parsing Ignition config failed',
        ),
      ],
      { run: partition },
    ),
  ],
  [
    'machine-config-refused',
    'certain',
    symptoms(
      [
        machineConfig(
          "can't reconcile config rendered-master-a with rendered-master-b: ignition disks section contains changes",
        ),
      ],
      { run: partition },
    ),
    symptoms([problem('MachineConfigConflict')], { run: partition }),
  ],
  [
    'node-stuck-in-rollout',
    'likely',
    symptoms([problem('ClusterNotBack')], { run: partition }),
    symptoms([problem('ClusterNotBack')]),
  ],
  [
    'node-stuck-in-rollout',
    'likely',
    symptoms([problem('NodeDegraded')], { run: partition }),
    symptoms([problem('RefusedByMachineConfigOperator')], { run: partition }),
  ],
  [
    'node-stuck-in-rollout',
    'certain',
    symptoms([problem('RebootingTimedOut')], {
      run: partition,
      node: { name: 'ocp-sno1', ready: false },
    }),
    symptoms([problem('PreflightTimedOut')], {
      run: partition,
      node: { name: 'ocp-sno1', ready: false },
    }),
  ],
  [
    'seed-format-mismatch',
    'certain',
    symptoms([
      {
        source: 'registry',
        text: 'Label: found 3, wanted 4',
        code: 'seed-format',
      },
    ]),
    symptoms([{ source: 'registry', text: 'Platform', code: 'platform' }]),
  ],
  [
    'seed-format-mismatch',
    'certain',
    symptoms([agent('seed image format version mismatch: expected 4, got 3')]),
    symptoms([agent('seed image is fine')]),
  ],
  ...[
    'container storage mountpoint target mismatch: seed=/dev/vda5, cluster=/dev/sda5',
    'seed image has a proxy but the cluster being upgraded does not, this combination is not supported',
    'seed image does not have FIPS enabled but the cluster being upgraded does, this combination is not supported',
    'seed image does not have an openshift-config/user-ca-bundle configmap but the cluster being upgraded does, this combination is not supported',
    'seed image\'s Proxy trustedCA configmap name "a" (oc get proxy -oyaml) mismatches cluster\'s name "b", this combination is not supported',
  ].map(
    (text): Case => [
      'seed-does-not-fit',
      'certain',
      symptoms([agent(text)]),
      symptoms([
        agent('seed image format version mismatch: expected 4, got 3'),
      ]),
    ],
  ),
  [
    'foreign-image',
    'likely',
    symptoms([problem('ImageRejected')]),
    symptoms([problem('ImageUnverified')]),
  ],
];
