import { execFile, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import type { LabRegistry } from './createRegistry';
import { startTestRegistry } from './testing/registryClient';

const run = promisify(execFile);
const installed = spawnSync('skopeo', ['--version']).status === 0;

/** Writes an OCI image layout with one image of one layer; returns the manifest's digest. */
async function writeImageLayout(directory: string): Promise<string> {
  const blobs = path.join(directory, 'blobs', 'sha256');
  await fs.mkdir(blobs, { recursive: true });
  const add = async (content: Buffer, mediaType: string) => {
    const hex = createHash('sha256').update(content).digest('hex');
    await fs.writeFile(path.join(blobs, hex), content);
    return { mediaType, digest: `sha256:${hex}`, size: content.length };
  };
  const json = (value: unknown) => Buffer.from(JSON.stringify(value));
  const archive = Buffer.alloc(10_240);
  const layer = await add(
    gzipSync(archive),
    'application/vnd.oci.image.layer.v1.tar+gzip',
  );
  const config = await add(
    json({
      architecture: 'amd64',
      os: 'linux',
      created: '2025-01-01T00:00:00Z',
      config: { Labels: { 'org.example.label': 'kept' } },
      rootfs: {
        type: 'layers',
        diff_ids: [
          `sha256:${createHash('sha256').update(archive).digest('hex')}`,
        ],
      },
    }),
    'application/vnd.oci.image.config.v1+json',
  );
  const manifest = await add(
    json({
      schemaVersion: 2,
      mediaType: 'application/vnd.oci.image.manifest.v1+json',
      config,
      layers: [layer],
    }),
    'application/vnd.oci.image.manifest.v1+json',
  );
  await fs.writeFile(
    path.join(directory, 'index.json'),
    json({ schemaVersion: 2, manifests: [manifest] }),
  );
  await fs.writeFile(
    path.join(directory, 'oci-layout'),
    json({ imageLayoutVersion: '1.0.0' }),
  );
  return manifest.digest;
}

(installed ? describe : describe.skip).each(['bearer', 'basic'] as const)(
  'skopeo with %s authentication',
  authentication => {
    let registry: LabRegistry;
    let directory: string;
    let digest: string;

    beforeAll(async () => {
      const started = await startTestRegistry({ authentication });
      registry = started.registry;
      directory = await fs.mkdtemp(path.join(os.tmpdir(), 'lab-skopeo-'));
      await fs.mkdir(path.join(directory, 'certs'));
      await fs.writeFile(
        path.join(directory, 'certs', 'ca.crt'),
        started.caPem,
      );
      await fs.writeFile(
        path.join(directory, 'policy.json'),
        '{"default":[{"type":"insecureAcceptAnything"}]}',
      );
      digest = await writeImageLayout(path.join(directory, 'image'));
    });

    afterAll(async () => {
      await registry.stop();
      await fs.rm(directory, { recursive: true, force: true });
    });

    const skopeo = (...args: string[]) =>
      run('skopeo', ['--policy', path.join(directory, 'policy.json'), ...args]);
    const certificates = () => path.join(directory, 'certs');
    const credentials = (account = registry.user) =>
      `${account.name}:${account.password}`;
    const reference = () => `docker://${registry.host}/team/seed:v1`;

    it('copies an image in and out, and inspects it', async () => {
      await skopeo(
        'copy',
        '--dest-cert-dir',
        certificates(),
        '--dest-creds',
        credentials(),
        `oci:${path.join(directory, 'image')}`,
        reference(),
      );
      const { stdout } = await skopeo(
        'inspect',
        '--cert-dir',
        certificates(),
        '--creds',
        credentials(registry.readOnlyUser),
        reference(),
      );
      expect(JSON.parse(stdout)).toMatchObject({
        Name: `${registry.host}/team/seed`,
        Digest: digest,
        RepoTags: ['v1'],
        Labels: { 'org.example.label': 'kept' },
        Architecture: 'amd64',
      });
      await skopeo(
        'copy',
        '--src-cert-dir',
        certificates(),
        '--src-creds',
        credentials(),
        reference(),
        `dir:${path.join(directory, 'out')}`,
      );
      const copied = await fs.readFile(
        path.join(directory, 'out', 'manifest.json'),
      );
      expect(
        `sha256:${createHash('sha256').update(copied).digest('hex')}`,
      ).toBe(digest);
    });

    it.each([
      ['a reader', () => credentials(registry.readOnlyUser)],
      ['a wrong password', () => `${registry.user.name}:wrong`],
    ])('is refused a push as %s', async (_, who) => {
      await expect(
        skopeo(
          'copy',
          '--dest-cert-dir',
          certificates(),
          '--dest-creds',
          who(),
          `oci:${path.join(directory, 'image')}`,
          `docker://${registry.host}/team/refused:v1`,
        ),
      ).rejects.toMatchObject({
        stderr: expect.stringMatching(/unauthorized|denied|authentication/i),
      });
    });

    it('does not trust the certificate unasked', async () => {
      await expect(
        skopeo('inspect', '--creds', credentials(), reference()),
      ).rejects.toMatchObject({ stderr: expect.stringContaining('x509') });
    });
  },
);
