import { configMap, manifest } from './testing/kubectlManifests';
import {
  COMMAND_DEADLINE_MS,
  findKubectl,
  KubectlFixture,
  Outcome,
} from './testing/kubectlFixture';
import { LabApiServer } from './types';

const describeWithKubectl = findKubectl() ? describe : describe.skip;

describeWithKubectl('kubectl', () => {
  jest.setTimeout(60_000);
  let fixture: KubectlFixture;
  let server: LabApiServer;

  beforeAll(async () => {
    fixture = await KubectlFixture.start();
    server = fixture.server;
  });

  afterAll(() => fixture?.stop());

  const run = (
    line: string[],
    options?: { stdin?: string; user?: string },
  ): Promise<Outcome> => fixture.run(line, options);

  const kubectl = (line: string, stdin?: string) =>
    run(line.split(' '), { stdin });

  it('walks a custom resource through its life', async () => {
    const created = await kubectl(
      'create -f -',
      manifest('registry.example/a:b'),
    );
    expect(created).toMatchObject({
      code: 0,
      out: 'seedgenerator.lca.openshift.io/seedimage created\n',
    });
    expect((await kubectl('create -f -', manifest('x'))).err).toContain(
      'Error from server (AlreadyExists): error when creating "STDIN": seedgenerators.lca.openshift.io "seedimage" already exists',
    );
    const patched = await run([
      'patch',
      'seedgen',
      'seedimage',
      '--subresource=status',
      '--type=merge',
      '-p',
      '{"status":{"conditions":[{"type":"SeedGenInProgress","status":"True","message":"Pulling recert image"}]}}',
    ]);
    expect(patched.out).toContain('patched');
    const shown = await kubectl('get seedgenerator seedimage');
    expect(shown.out).toMatch(
      /^NAME +AGE +STATE +DETAILS\nseedimage +\d+s +SeedGenInProgress +Pulling recert image\n$/,
    );
    expect((await kubectl('get seedgen -o yaml')).out).toContain(
      'seedImage: registry.example/a:b',
    );
    const path = await run([
      'get',
      'seedgen',
      'seedimage',
      '-o',
      'jsonpath={.status.conditions[0].message}',
    ]);
    expect(path.out).toBe('Pulling recert image');
    const waited = await kubectl(
      'wait --for=condition=SeedGenInProgress seedgen/seedimage --timeout=10s',
    );
    expect(waited.out).toContain('condition met');
    expect((await kubectl('delete seedgen seedimage')).out).toBe(
      'seedgenerator.lca.openshift.io "seedimage" deleted\n',
    );
    expect((await kubectl('get seedgen seedimage')).err).toBe(
      'Error from server (NotFound): seedgenerators.lca.openshift.io "seedimage" not found\n',
    );
  });

  it('shows what validation says', async () => {
    const typo = await kubectl('apply -f -', manifest('a', 'seedImge'));
    expect(typo.err).toContain(
      'strict decoding error: unknown field "spec.seedImge"',
    );
    const pattern = await kubectl('create -f -', manifest('"a b"'));
    expect(pattern.err).toBe(
      'The SeedGenerator "seedimage" is invalid: spec.seedImage: Invalid value: "a b": spec.seedImage in body should match \'^([a-z0-9]+://)?[\\S]+$\'\n',
    );
    const name = await kubectl(
      'create -f -',
      manifest('a').replace('name: seedimage', 'name: other'),
    );
    expect(name.err).toContain(
      "seedgen is a singleton, metadata.name must be 'seedimage'",
    );
  });

  it('watches with the columns of the kind', async () => {
    const child = fixture.spawn(['get', 'seedgen', '-w']);
    let out = '';
    const seen = (text: string) =>
      new Promise<void>((resolve, reject) => {
        const timer = setTimeout(
          () => reject(new Error(`Not seen: ${text} in ${out}`)),
          COMMAND_DEADLINE_MS,
        );
        const look = () => {
          if (out.includes(text)) {
            clearTimeout(timer);
            resolve();
          }
        };
        child.stdout?.on('data', look);
        look();
      });
    child.stdout?.setEncoding('utf8').on('data', chunk => (out += chunk));
    try {
      const kind = 'lca.openshift.io/SeedGenerator';
      server.store.create({
        apiVersion: 'lca.openshift.io/v1',
        kind: 'SeedGenerator',
        metadata: { name: 'seedimage' },
        spec: { seedImage: 'a' },
      });
      await seen('seedimage');
      server.store.updateStatus(kind, 'seedimage', undefined, draft => {
        draft.status = { conditions: [{ type: 'Done', message: 'all of it' }] };
      });
      await seen('all of it');
      expect(out).toMatch(/^NAME +AGE +STATE +DETAILS\n/);
      expect(out).toMatch(/seedimage +\d+s +Done +all of it/);
      server.store.delete(kind, 'seedimage');
    } finally {
      child.kill();
    }
  });

  it('applies on the client and on the server', async () => {
    expect(
      (await kubectl('apply -f -', configMap('{a: "1", b: "2"}'))).out,
    ).toBe('configmap/settings created\n');
    expect(
      (await kubectl('apply -f -', configMap('{a: "1", b: "2"}'))).out,
    ).toBe('configmap/settings unchanged\n');
    expect((await kubectl('apply -f -', configMap('{a: "3"}'))).out).toBe(
      'configmap/settings configured\n',
    );
    const data = await run(['get', 'cm', 'settings', '-o', 'jsonpath={.data}']);
    expect(data.out).toBe('{"a":"3"}');
    expect(
      (await kubectl('apply --server-side -f -', configMap('{a: "3"}'))).out,
    ).toBe('configmap/settings serverside-applied\n');
    const conflict = await kubectl(
      'apply --server-side --field-manager=other -f -',
      configMap('{a: "4"}'),
    );
    expect(conflict.err).toContain(
      'Apply failed with 1 conflict: conflict with "kubectl": .data.a',
    );
    const forced = await kubectl(
      'apply --server-side --field-manager=other --force-conflicts -f -',
      configMap('{a: "4"}'),
    );
    expect(forced.code).toBe(0);
  });

  it('patches in three ways', async () => {
    await kubectl('create deployment web --image=registry.example/web:1');
    const patches: Array<[string, string]> = [
      ['json', '[{"op":"replace","path":"/spec/replicas","value":2}]'],
      ['merge', '{"metadata":{"labels":{"tier":"front"}}}'],
      [
        'strategic',
        '{"spec":{"template":{"spec":{"containers":[{"name":"side","image":"registry.example/side:1"}]}}}}',
      ],
    ];
    for (const [type, patch] of patches) {
      const { out } = await run([
        'patch',
        'deploy',
        'web',
        `--type=${type}`,
        '-p',
        patch,
      ]);
      expect(out).toBe('deployment.apps/web patched\n');
    }
    const { out } = await run([
      'get',
      'deploy',
      'web',
      '-o',
      'jsonpath={.spec.replicas} {.metadata.labels.tier} {.spec.template.spec.containers[*].name}',
    ]);
    expect(out.split(' ').sort()).toEqual(['2', 'front', 'side', 'web']);
  });

  it('creates Secrets, which keep their type', async () => {
    expect(
      (await kubectl('create secret generic seedgen --from-literal=seedAuth=x'))
        .out,
    ).toBe('secret/seedgen created\n');
    const { err } = await run([
      'patch',
      'secret',
      'seedgen',
      '-p',
      '{"type":"kubernetes.io/dockerconfigjson"}',
    ]);
    expect(err).toContain('field is immutable');
    expect((await kubectl('create namespace fresh')).code).toBe(0);
    expect((await kubectl('delete namespace fresh')).code).toBe(0);
  });

  it('reads logs of one pod, of many, and as they come', async () => {
    expect((await kubectl('logs agent-a')).out).toBe('first of agent-a\n');
    const followed = await kubectl('logs -f -l app=agent -c main --prefix');
    expect(followed.out.trim().split('\n').sort()).toEqual([
      '[pod/agent-a/main] first of agent-a',
      '[pod/agent-a/main] second of agent-a',
      '[pod/agent-b/main] first of agent-b',
      '[pod/agent-b/main] second of agent-b',
    ]);
    expect((await kubectl('logs agent-a -c other')).err).toContain(
      'container other is not valid for pod agent-a',
    );
  });

  it('runs commands and tells their exit codes', async () => {
    expect(await kubectl('exec agent-a -- echo hello')).toMatchObject({
      code: 0,
      out: 'echo hello\n',
    });
    const failed = await kubectl('exec agent-a -- false');
    expect(failed.code).toBe(3);
    expect(failed.err).toContain('it failed');
    expect((await kubectl('exec agent-a -- missing')).err).toContain(
      'no such file',
    );
  });

  it('knows what it may do', async () => {
    expect((await kubectl('auth can-i delete nodes')).out).toBe('yes\n');
    const guest = { user: 'guest' };
    expect((await run(['auth', 'can-i', 'delete', 'nodes'], guest)).out).toBe(
      'no\n',
    );
    expect((await run(['get', 'seedgen'], guest)).err).toBe(
      'Error from server (Forbidden): seedgenerators.lca.openshift.io is forbidden: User "guest" cannot list resource "seedgenerators" in API group "lca.openshift.io" at the cluster scope\n',
    );
    expect((await run(['auth', 'whoami'], { user: 'operator' })).out).toContain(
      'operator',
    );
  });

  it('explains kinds', async () => {
    const { out } = await kubectl('explain seedgenerator.spec');
    expect(out).toContain('seedImage');
    expect(out).toContain('Where to push the image.');
    expect((await kubectl('explain pod.spec.containers')).out).toContain(
      'imagePullPolicy',
    );
  });

  it('waits for definitions and sees kinds come and go', async () => {
    const waited = await kubectl(
      'wait --for=condition=Established crd/seedgenerators.lca.openshift.io --timeout=10s',
    );
    expect(waited.out).toContain('condition met');
    const raw = await kubectl('get --raw /apis/no.such.group/v1/things');
    expect(raw.err).toBe(
      'Error from server (NotFound): the server could not find the requested resource\n',
    );
  });

  it('reads the summary of a node through the proxy', async () => {
    server.store.create({
      apiVersion: 'v1',
      kind: 'Node',
      metadata: { name: 'node-1' },
    });
    const { out } = await kubectl(
      'get --raw /api/v1/nodes/node-1/proxy/stats/summary',
    );
    expect(JSON.parse(out)).toEqual({ node: { nodeName: 'node-1' } });
  });
});
