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

describe('what the node pulls', () => {
  it.each<CheckCase>([
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
