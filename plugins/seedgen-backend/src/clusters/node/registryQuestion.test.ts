import { commandFor } from './registryQuestion';

const image = { registry: 'infra.lab.example:8443', repository: 'ocp/seed' };

describe('commandFor', () => {
  it('asks for a push without a credential and past mirrors', () => {
    expect(commandFor({ ask: 'push', image })).toEqual({
      ok: true,
      value: [
        'chroot',
        '/rootfs',
        'skopeo',
        '--command-timeout',
        '15s',
        'list-tags',
        '--no-creds',
        'docker://infra.lab.example:8443/ocp/seed',
      ],
    });
  });

  it('asks for a pull with the pull secret of the node, by its path', () => {
    const digest = `sha256:${'a'.repeat(64)}`;
    const line = commandFor({
      ask: 'pull',
      image: { ...image, tag: 'v0', digest },
    });
    expect(line.ok && line.value.slice(5)).toEqual([
      'inspect',
      '--raw',
      '--authfile',
      '/var/lib/kubelet/config.json',
      `docker://infra.lab.example:8443/ocp/seed@${digest}`,
    ]);
  });

  it('asks by curl for nothing but the address of the registry', () => {
    const line = commandFor({ ask: 'curl', image });
    expect(line.ok && line.value.slice(2, 4)).toEqual(['curl', '--disable']);
    expect(line.ok && line.value.at(-1)).toBe(
      'https://infra.lab.example:8443/v2/',
    );
  });

  it.each([
    { registry: '--config=x', repository: 'a' },
    { registry: 'a.example/../../etc', repository: 'a' },
    { registry: 'a.example', repository: '-x' },
    { registry: 'a.example', repository: 'a b' },
    { registry: 'a.example', repository: 'a;reboot' },
    { registry: 'a.example', repository: 'a$(reboot)' },
    { registry: 'a.example\n', repository: 'a' },
    { registry: 'user:password@a.example', repository: 'a' },
    { registry: 'a.example', repository: '../a' },
    { registry: 'a.example?', repository: 'a' },
    { registry: '', repository: 'a' },
  ])('takes nothing to the node that is no reference: %j', odd => {
    for (const ask of ['push', 'pull', 'curl'] as const) {
      expect(commandFor({ ask, image: odd })).toMatchObject({
        ok: false,
        failure: { code: 'invalid' },
      });
    }
  });
});
