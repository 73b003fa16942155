import { object, type World } from '../__testUtils__';
import {
  endOf,
  failing,
  failure,
  wantedEndOf,
  type CheckCase,
} from '../__testUtils__/checkResult';

const DIGEST = `sha256:${'a'.repeat(64)}`;
const SOURCE = 'registry.example/lca/recert';
const MIRROR = 'infra.5g-deployment.lab:8443/mirror/lca';

const own: World = { registry: { ownAuthorities: true } };
const config = (kind: 'ImageConfig' | 'Proxy', spec: object): World => ({
  ...own,
  objects: { [kind]: [object('cluster', {}, { spec })] },
});
const files = (path: string): World => ({
  ...own,
  objects: {
    MachineConfig: [
      object(
        '99-authority',
        {},
        {
          spec: { config: { storage: { files: [{ path }] } } },
        },
      ),
    ],
  },
});
const agent = (image?: string) => ({
  Deployment: [
    object(
      'lifecycle-agent-controller-manager',
      {},
      {
        metadata: {
          name: 'lifecycle-agent-controller-manager',
          namespace: 'openshift-lifecycle-agent',
        },
        spec: {
          template: {
            spec: {
              containers: [
                {
                  name: 'manager',
                  env: [{ name: 'RELATED_IMAGE_RECERT_IMAGE', value: image }],
                },
              ],
            },
          },
        },
      },
    ),
  ],
});
const mirrors = (source: string, ...places: string[]) => ({
  ImageDigestMirrorSet: [
    object(
      'mirrors',
      {},
      {
        spec: { imageDigestMirrors: [{ source, mirrors: places }] },
      },
    ),
  ],
});
const recert = (image: string | undefined, ...sets: object[]): World => ({
  objects: Object.assign(agent(image), ...sets),
});

describe('what the node pulls and pushes', () => {
  it.each<CheckCase>([
    {
      check: 'registry-trusted-by-node',
      when: 'public authorities will do',
      status: 'not-applicable',
    },
    {
      check: 'registry-trusted-by-node',
      when: 'nothing is configured on the cluster',
      world: own,
      status: 'warn',
      code: 'RegistryAuthorityNotConfigured',
      says: 'x509: certificate signed by unknown authority',
    },
    {
      check: 'registry-trusted-by-node',
      when: 'the image configuration names a ConfigMap',
      world: config('ImageConfig', { additionalTrustedCA: { name: 'ours' } }),
      status: 'pass',
      says: 'ConfigMap ours (additionalTrustedCA)',
    },
    {
      check: 'registry-trusted-by-node',
      when: 'the registry is exempt',
      world: config('ImageConfig', {
        registrySources: {
          insecureRegistries: ['infra.5g-deployment.lab:8443'],
        },
      }),
      status: 'pass',
      says: 'insecureRegistries',
    },
    {
      check: 'registry-trusted-by-node',
      when: 'another registry is exempt',
      world: config('ImageConfig', {
        registrySources: { insecureRegistries: ['other.example'] },
      }),
      status: 'warn',
      code: 'RegistryAuthorityNotConfigured',
    },
    {
      check: 'registry-trusted-by-node',
      when: 'the proxy configuration names a bundle',
      world: config('Proxy', { trustedCA: { name: 'user-ca-bundle' } }),
      status: 'pass',
      says: 'user-ca-bundle',
    },
    {
      check: 'registry-trusted-by-node',
      when: 'a MachineConfig brings an anchor',
      world: files('/etc/pki/ca-trust/source/anchors/ours.crt'),
      status: 'pass',
      says: 'MachineConfig 99-authority',
    },
    {
      check: 'registry-trusted-by-node',
      when: 'the image configuration may not be read',
      world: { ...own, objects: { ImageConfig: failure('forbidden') } },
      status: 'unknown',
      code: 'ReadForbidden',
    },
    {
      check: 'recert-image',
      when: 'the cluster has no mirrors',
      status: 'not-applicable',
      says: 'quay.io/edge-infrastructure/recert:v0',
    },
    {
      check: 'recert-image',
      when: 'the mirror has it',
      world: {
        ...recert(
          `${SOURCE}@${DIGEST}`,
          mirrors('registry.example/lca', MIRROR),
        ),
        registry: { readImage: async () => ({ ok: true, value: {} as any }) },
      },
      status: 'pass',
      says: `${MIRROR}/recert@${DIGEST}`,
    },
    {
      check: 'recert-image',
      when: 'neither the mirror nor the source has it',
      world: {
        ...recert(
          `infra.5g-deployment.lab:8443/lca/recert@${DIGEST}`,
          mirrors('infra.5g-deployment.lab:8443/lca', MIRROR),
        ),
        registry: { readImage: failing('not-found') },
      },
      status: 'warn',
      code: 'RecertImageMissing',
      says: 'failed to pull recert image',
    },
    {
      check: 'recert-image',
      when: 'the mirror is a registry that the portal does not know',
      world: recert(
        `${SOURCE}@${DIGEST}`,
        mirrors('registry.example', 'mirror.example/all'),
      ),
      status: 'pass',
      says: 'cannot be seen from here',
    },
    {
      check: 'recert-image',
      when: 'only images with a similar name are mirrored',
      world: recert(
        `${SOURCE}@${DIGEST}`,
        mirrors('registry.example/lc', MIRROR),
      ),
      status: 'warn',
      code: 'RecertImageNotMirrored',
    },
    {
      check: 'recert-image',
      when: 'it is named by tag, for which mirrors of digests do not hold',
      world: recert(`${SOURCE}:v0`, mirrors('registry.example/lca', MIRROR)),
      status: 'warn',
      code: 'RecertImageNotMirrored',
    },
    {
      check: 'recert-image',
      when: 'mirrors may not be listed',
      world: { objects: { ImageDigestMirrorSet: failure('forbidden') } },
      status: 'unknown',
      code: 'ReadForbidden',
    },
  ])('$check is $status: $when', async given => {
    expect(await endOf(given)).toEqual(wantedEndOf(given));
  });
});
