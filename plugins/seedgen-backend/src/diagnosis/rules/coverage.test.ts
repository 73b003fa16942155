import { RULES } from '.';

// Each known failure of the facts sheet (section F), in its words, and the rules that name it.
const KNOWN_FAILURES: Array<[number, string, string[]]> = [
  [1, 'found: stopped although pushed', ['container-ended-as-stopped']],
  [2, 'API back only after 48 min', ['orphan-sandboxes']],
  [3, 'ACM cleanup timeout', ['acm-finalizers']],
  [4, 'TLS error deleting pods', ['load-balancer-certificate']],
  [5, 'push blocked in proxy sites', ['proxy-not-passed', 'proxy-unreachable']],
  [6, 'could not find seedAuth', ['wrong-secret-key']],
  [7, 'push x509', ['registry-not-trusted']],
  [8, 'push unauthorized', ['push-unauthorized', 'imager-failed']],
  [9, 'hub re-imports mid-run', ['reimported-by-hub', 'attached-to-hub']],
  [10, 'leftover right-sizing rules', ['leftover-acm-resources']],
  [11, 'DPA or LocalVolume present', ['resources-present']],
  [12, 'sanitised pull secret left', ['pull-secret-sanitised']],
  [13, 'dnsmasq missing', ['dnsmasq-missing']],
  [14, 'no var-lib-containers.mount', ['no-container-storage']],
  [15, 'ostree set-default missing', ['release-too-old']],
  [16, 'recert image unreachable', ['recert-image-unreachable']],
  // A script's own mistake, which a run cannot show: the portal polls. See below.
  [17, 'oc wait never returns', []],
  [18, 'podman warnings corrupt JSON', ['podman-warnings']],
  [19, 'day-2 disks MachineConfig', ['machine-config-refused']],
  [20, 'consumer rejects', ['seed-format-mismatch', 'seed-does-not-fit']],
  [21, 'old seed cluster TLS errors', ['certificates-changed']],
  [22, 'timeout waiting for etcd', ['etcd-timeout']],
];

// The five issues of the how-to's troubleshooting section.
const ISSUES: Array<[number, string, string[]]> = [
  [1, 'insufficient space', ['container-storage-full', 'root-filesystem-full']],
  [2, 'registry authentication failure', ['push-unauthorized']],
  [
    3,
    'stuck in InProgress',
    ['stuck-in-progress', 'cluster-not-healthy', 'imager-not-launched'],
  ],
  [4, 'node fails after MachineConfig', ['node-stuck-in-rollout']],
  [
    5,
    'registry push fails',
    ['registry-unreachable', 'registry-name-unknown', 'registry-not-trusted'],
  ],
];

// What else Lifecycle Agent, the registry, or the run itself can end with.
const OTHERS = [
  'secret-removed',
  'pull-secret-missing',
  'pull-secret-rollout',
  'pool-paused',
  'node-cordoned',
  'oadp-too-old',
  'lifecycle-agent-missing',
  'registry-quota',
  'registry-certificate-invalid',
  'registry-speaks-http',
  'registry-tls-refused',
  'registry-refuses-size',
  'registry-failed',
  'push-interrupted',
  'repository-unknown',
  'tag-immutable',
  'proxy-refuses',
  'proxy-closed',
  'cleanup-failed',
  'generator-not-restored',
  'imager-lost',
  'removed-on-cluster',
  'superseded',
  'foreign-image',
];

const commands = RULES.flatMap(({ id, remedies }) =>
  remedies({ cluster: 'sno1', runId: 'run-1' }).flatMap(({ command }) =>
    command === undefined ? [] : [[id, command] as const],
  ),
);

describe('the rules together', () => {
  it('name every known failure and every issue of the how-to', () => {
    const ids = new Set(RULES.map(({ id }) => id));
    expect(KNOWN_FAILURES.map(([number]) => number)).toEqual(
      Array.from({ length: 22 }, (_, index) => index + 1),
    );
    expect(ISSUES.map(([number]) => number)).toEqual([1, 2, 3, 4, 5]);
    const owned = [
      ...[...KNOWN_FAILURES, ...ISSUES].flatMap(([, , rules]) => rules),
      ...OTHERS,
    ];
    expect(owned.filter(id => !ids.has(id))).toEqual([]);
    expect([...ids].filter(id => !owned.includes(id))).toEqual([]);
    expect(
      KNOWN_FAILURES.filter(([, , rules]) => rules.length === 0).map(
        ([number]) => number,
      ),
    ).toEqual([17]);
  });

  it.each<[string, RegExp]>([
    // Ends with the outage and never returns (F 17).
    ['wait for a SeedGenerator', /oc wait .*seedgen/],
    // Cleans the internal registry, not the node (H 8).
    ['prune images through the API', /oc adm prune/],
    // Refused by Lifecycle Agent (F 6, H 6).
    ['make Secret seedgen with another key', /seedgen .*\.dockerconfigjson/],
    // Of one lab alone (H 5).
    ['name a disk of virtio', /\/dev\/vd/],
    ['carry a kubeconfig', /--kubeconfig|KUBECONFIG/],
    ['print a credential', /get secret .*(-o (yaml|json)|base64)/],
  ])('never %s', (_, forbidden) => {
    expect(commands.filter(([, command]) => forbidden.test(command))).toEqual(
      [],
    );
  });

  it.each([
    ['push-unauthorized', ['replace-seed-secret', 'recreate-seed-generator']],
    ['wrong-secret-key', ['replace-seed-secret', 'recreate-seed-generator']],
    ['secret-removed', ['recreate-seed-generator']],
    [
      'stuck-in-progress',
      ['restart-lifecycle-agent', 'recreate-seed-generator'],
    ],
    ['machine-config-refused', ['remove-machine-config']],
    [
      'lifecycle-agent-missing',
      ['install-lifecycle-agent', 'restart-lifecycle-agent'],
    ],
    ['generator-not-restored', ['restart-lifecycle-agent']],
    ['load-balancer-certificate', ['remove-finished-pods']],
    ['pool-paused', ['resume-machine-config-pool']],
    ['pull-secret-rollout', ['resume-machine-config-pool']],
  ])('%s: the portal offers %s', (ruleId, actions) => {
    const rule = RULES.find(({ id }) => id === ruleId)!;
    const subject = {
      cluster: 'sno1',
      runId: 'run-1',
      machineConfig: '98-left-behind',
    };
    const calls = rule
      .remedies(subject)
      .flatMap(({ kind, call }) => (kind === 'portal' && call ? [call] : []));
    expect(calls.map(({ action }) => action)).toEqual(actions);
    const named = calls.map(({ action, ...what }) => ({ action, what }));
    expect(
      named.filter(({ action }) => action === 'recreate-seed-generator'),
    ).toEqual(
      actions
        .filter(action => action === 'recreate-seed-generator')
        .map(action => ({ action, what: { runId: 'run-1' } })),
    );
    expect(
      named.filter(({ action }) => action === 'remove-machine-config'),
    ).toEqual(
      actions
        .filter(action => action === 'remove-machine-config')
        .map(action => ({
          action,
          what: { runId: 'run-1', machineConfig: '98-left-behind' },
        })),
    );
  });

  it('offer nothing by the portal that needs a run or a name that is not known', () => {
    const needing = RULES.flatMap(({ remedies }) =>
      remedies({ cluster: 'sno1' }).flatMap(({ call }) => call ?? []),
    ).filter(({ action }) => /replace|recreate|machine-config$/.test(action));
    expect(needing).toEqual([]);
  });

  it('make Secret seedgen with the key that Lifecycle Agent reads', () => {
    const made = commands.filter(([, command]) =>
      /create secret generic seedgen/.test(command),
    );
    expect(made.map(([id]) => id)).toContain('wrong-secret-key');
    for (const [, command] of made) {
      expect(command).toContain('--from-file=seedAuth=');
      expect(command).toContain('-n openshift-lifecycle-agent');
    }
  });

  it('clean container storage on the node itself', () => {
    expect(commands).toContainEqual([
      'container-storage-full',
      expect.stringContaining(' -- chroot /host crictl rmi --prune'),
    ]);
  });
});
