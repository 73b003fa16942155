import { execFile, spawn } from 'node:child_process';
import { promisify } from 'node:util';
import type { LabProcess } from './LabProcess';
import { startLab } from './startLab';

jest.setTimeout(120_000);

const NAMESPACE = 'openshift-lifecycle-agent';
const REPOSITORY = 'ocp-sno1/seedimage-ibu-upgrade';
const TAG = '4.18.27-x86_64';

/** The manual procedure, step by step, with the programs that people use for it. */
describe('the how-to, with kubectl and skopeo', () => {
  let lab: LabProcess;

  beforeAll(async () => {
    lab = await startLab({ clusters: ['sno1', 'sno4'], speed: 60 });
  });

  afterAll(() => lab?.stop());

  async function run(program: string, args: string[], input?: string) {
    const running = promisify(execFile)(program, args, { timeout: 60_000 });
    running.child.stdin!.end(input);
    return (await running).stdout;
  }

  const kubectl = (cluster: string, args: string[], input?: string) =>
    run(
      'kubectl',
      ['--kubeconfig', lab.cluster(cluster).kubeconfig, ...args],
      input,
    );

  /** Asks again until the answer fits; across the outage there is none for a while. */
  async function eventually(ask: () => Promise<string>, wanted: RegExp) {
    const until = Date.now() + 60_000;
    for (;;) {
      const answer = await ask().catch(error => String(error.stderr ?? error));
      if (wanted.test(answer)) return answer;
      if (Date.now() > until) throw new Error(`Last answer: ${answer}`);
      await new Promise(resolve => setTimeout(resolve, 200));
    }
  }

  /** Secret and SeedGenerator as the how-to has them, with the key that Lifecycle Agent reads. */
  function manifests(): string {
    const { host, user, password } = lab.registry;
    const auth = Buffer.from(`${user}:${password}`).toString('base64');
    const authFile = JSON.stringify({ auths: { [host]: { auth } } });
    return `apiVersion: v1
kind: Secret
metadata:
  name: seedgen
  namespace: ${NAMESPACE}
type: Opaque
data:
  seedAuth: ${Buffer.from(authFile).toString('base64')}
---
apiVersion: lca.openshift.io/v1
kind: SeedGenerator
metadata:
  name: seedimage
spec:
  seedImage: ${host}/${REPOSITORY}:${TAG}
`;
  }

  it('1: Lifecycle Agent runs, and container storage has a partition of its own', async () => {
    await expect(
      kubectl('sno1', ['get', 'pods', '-n', NAMESPACE]),
    ).resolves.toMatch(
      /NAME +READY +STATUS +RESTARTS +AGE\nlifecycle-agent-controller-manager-\S+ +2\/2 +Running +0/,
    );
    const pod = (
      await kubectl('sno1', [
        'get',
        'pods',
        '-n',
        'openshift-machine-config-operator',
        '-l',
        'k8s-app=machine-config-daemon',
        '-o',
        'name',
      ])
    ).trim();
    const lsblk = await kubectl('sno1', [
      'exec',
      '-n',
      'openshift-machine-config-operator',
      pod,
      '-c',
      'machine-config-daemon',
      '--',
      'chroot',
      '/rootfs',
      'lsblk',
    ]);
    expect(lsblk).toMatch(/vda +252:0 +0 +200G +0 disk/);
    expect(lsblk).toMatch(
      /vda5 +252:5 +0 +141\.4G +0 part \/var\/lib\/containers/,
    );
  });

  it('3 to 5: creates, watches through the outage, and inspects the image', async () => {
    // Long enough to be seen, however busy the machine is.
    await lab.control.patchFaults('sno1', { stayDownSeconds: 900 });
    await expect(
      kubectl('sno1', ['create', '-f', '-'], manifests()),
    ).resolves.toBe(
      'secret/seedgen created\nseedgenerator.lca.openshift.io/seedimage created\n',
    );

    const watched: string[] = [];
    const watch = spawn('kubectl', [
      '--kubeconfig',
      lab.cluster('sno1').kubeconfig,
      'get',
      'seedgenerator',
      'seedimage',
      '-w',
    ]);
    watch.stdout.on('data', data => watched.push(String(data)));
    await new Promise(resolve => watch.on('close', resolve));
    expect(watched.join('')).toMatch(/^NAME +AGE +STATE +DETAILS\n/);
    expect(watched.join('')).toMatch(
      /seedimage +\d+s +SeedGenInProgress +Launching imager container/,
    );

    await expect(
      kubectl('sno1', ['get', 'seedgenerator', 'seedimage']),
    ).rejects.toMatchObject({
      stderr: expect.stringMatching(
        /NotFound|was refused|reset|EOF|TLS|unable to handle/,
      ),
    });

    await eventually(
      () => kubectl('sno1', ['get', 'seedgenerator', 'seedimage']),
      /seedimage +\d+s +SeedGenCompleted +Seed Generation completed/,
    );
    const conditions = JSON.parse(
      await kubectl('sno1', [
        'get',
        'seedgenerator',
        'seedimage',
        '-o',
        'jsonpath={.status.conditions}',
      ]),
    );
    expect(conditions).toContainEqual(
      expect.objectContaining({
        type: 'SeedGenCompleted',
        status: 'True',
        reason: 'Completed',
      }),
    );
    await expect(
      kubectl('sno1', [
        'logs',
        '-n',
        NAMESPACE,
        '-l',
        'app.kubernetes.io/component=lifecycle-agent',
        '-c',
        'manager',
        '--tail=100',
      ]),
    ).resolves.toMatch(/SeedGenerator/);

    const image = JSON.parse(
      await run('skopeo', [
        'inspect',
        '--cert-dir',
        lab.directory,
        '--creds',
        `${lab.registry.user}:${lab.registry.password}`,
        `docker://${lab.registry.host}/${REPOSITORY}:${TAG}`,
      ]),
    );
    expect(image).toMatchObject({
      RepoTags: [TAG],
      Digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
      Architecture: 'amd64',
      Os: 'linux',
      Labels: { 'com.openshift.lifecycle-agent.seed_format_version': '4' },
    });
    const info = JSON.parse(
      image.Labels['com.openshift.lifecycle-agent.seed_cluster_info'],
    );
    expect(info).toMatchObject({
      seed_cluster_ocp_version: '4.18.27',
      cluster_name: 'sno1',
    });
  });

  it('says of a cluster that is attached to the hub what Lifecycle Agent says', async () => {
    await kubectl('sno4', ['create', '-f', '-'], manifests());
    await expect(
      eventually(
        () => kubectl('sno4', ['get', 'seedgenerator', 'seedimage']),
        /SeedGenInProgress/,
      ),
    ).resolves.toContain('seedimage');
    await expect(
      eventually(
        () => kubectl('sno4', ['get', 'seedgenerator', 'seedimage']),
        /Rejected/,
      ),
    ).resolves.toContain(
      'Rejected: Cluster must be detached from hub prior to seed generation',
    );
  });
});
