import type { RegistryAnswer, RegistryQuestion } from '../../clusters';
import { object, type World } from '../__testUtils__';
import {
  checkResult,
  endOf,
  failing,
  wantedEndOf,
  type CheckCase,
} from '../__testUtils__/checkResult';
import { blocks } from '../verdict';

type Answers = Partial<Record<RegistryQuestion['ask'], RegistryAnswer>>;
const PROXY = {
  Proxy: [
    object(
      'cluster',
      {},
      { status: { httpsProxy: 'http://u:canary@proxy.example:3128' } },
    ),
  ],
};
const trouble = (name: string, said = `said: ${name}`) =>
  ({ outcome: 'trouble', trouble: name, said } as RegistryAnswer);
const node = (answers: Answers, objects: World['objects'] = {}): World => ({
  objects,
  cluster: {
    askRegistry: async ({ ask }) => ({
      ok: true,
      value: answers[ask] ?? { outcome: 'no-program' },
    }),
  },
});
const REACHED: RegistryAnswer = { outcome: 'reached' };
const check = 'registry-reachable-from-node';

describe('the way from the node to the registry', () => {
  it.each<CheckCase>([
    {
      check,
      when: 'skopeo gets an answer',
      world: node({ push: REACHED }),
      status: 'pass',
    },
    {
      check,
      when: 'it goes through the proxy',
      world: node({ push: REACHED }, PROXY),
      status: 'pass',
      says: 'no proof that podman of the imager is told of it',
    },
    {
      check,
      when: 'the name is unknown',
      world: node({ push: trouble('name-unknown') }),
      status: 'fail',
      code: 'RegistryNameUnknownToNode',
    },
    {
      check,
      when: 'the connection is refused',
      world: node({ push: trouble('refused') }),
      status: 'fail',
      code: 'RegistryUnreachableFromNode',
    },
    {
      check,
      when: 'the certificate is not trusted',
      world: node({ push: trouble('untrusted') }),
      status: 'fail',
      code: 'RegistryNotTrustedByNode',
    },
    {
      check,
      when: 'the certificate itself is wrong',
      world: node({ push: trouble('certificate-invalid') }),
      status: 'fail',
      code: 'RegistryCertificateInvalid',
    },
    {
      check,
      when: 'the registry is blocked',
      world: node({ push: trouble('blocked') }),
      status: 'fail',
      code: 'RegistryBlockedOnNode',
    },
    {
      check,
      when: 'the registry does not work now',
      world: node({ push: trouble('unavailable') }),
      status: 'warn',
      code: 'RegistryUnavailable',
    },
    {
      check,
      when: 'the proxy is in between, for the imager may be told another',
      world: node({ push: trouble('refused') }, PROXY),
      status: 'warn',
      code: 'RegistryUnreachableFromNode',
      says: 'through the proxy proxy.example:3128',
    },
    {
      check,
      when: 'only curl is there, and gets an answer',
      world: node({ curl: REACHED }),
      status: 'pass',
      says: 'curl knows the authorities of the node',
    },
    {
      check,
      when: 'only curl is there, which knows less than podman',
      world: node({ curl: trouble('untrusted') }),
      status: 'warn',
      code: 'RegistryNotTrustedByNode',
    },
    {
      check,
      when: 'neither is there',
      world: node({}),
      status: 'unknown',
      code: 'NodeProgramsMissing',
    },
    {
      check,
      when: 'no command may be run',
      world: { cluster: { askRegistry: failing('forbidden') } },
      status: 'unknown',
      code: 'ReadForbidden',
    },
    {
      check,
      when: 'no image was named',
      subject: { seedImage: undefined },
      status: 'not-applicable',
    },
  ])('$check is $status: $when', async given => {
    expect(await endOf(given)).toEqual(wantedEndOf(given));
  });

  it('stands in the way where it is certain, and only there', async () => {
    const inTheWay = async (world: World) =>
      blocks(await checkResult(check, world));
    expect(await inTheWay(node({ push: trouble('name-unknown') }))).toBe(true);
    expect(await inTheWay(node({ curl: trouble('name-unknown') }))).toBe(false);
    expect(await inTheWay(node({}))).toBe(false);
    expect(
      await inTheWay({ cluster: { askRegistry: failing('forbidden') } }),
    ).toBe(false);
  });

  it('asks about the repository, without a credential, once for all checks', async () => {
    const asked: RegistryQuestion[] = [];
    await checkResult(check, {
      cluster: {
        askRegistry: async question => {
          asked.push(question);
          return { ok: true, value: REACHED };
        },
      },
    });
    expect(asked.filter(({ ask }) => ask === 'push')).toEqual([
      {
        ask: 'push',
        image: {
          registry: 'infra.5g-deployment.lab:8443',
          repository: 'ocp/seed',
        },
      },
    ]);
  });
});

describe('three answers about one way', () => {
  const IDS = [check, 'registry-trusted-by-node', 'push-without-proxy'];
  const untrusted = { registry: { readCertificates: failing('refused') } };

  it.each<[string, World, Array<[string, string | undefined]>]>([
    [
      'configuration knows nothing, and the node accepts the certificate',
      { ...node({ push: REACHED }), ...untrusted },
      [
        ['pass', undefined],
        ['pass', undefined],
        ['pass', undefined],
      ],
    ],
    [
      'configuration says that all is well, and the node does not trust it',
      node({ push: trouble('untrusted') }),
      [
        ['fail', 'RegistryNotTrustedByNode'],
        ['not-applicable', undefined],
        ['pass', undefined],
      ],
    ],
    [
      'the way leads through a proxy, and works',
      node({ push: REACHED }, PROXY),
      [
        ['pass', undefined],
        ['pass', undefined],
        ['warn', 'PushThroughProxy'],
      ],
    ],
    [
      'the way leads through a proxy, and does not work',
      node({ push: trouble('proxy') }, PROXY),
      [
        ['warn', 'ProxyUnreachableFromNode'],
        ['pass', undefined],
        ['not-applicable', undefined],
      ],
    ],
    [
      'the node cannot be asked, and configuration says what it can',
      {
        objects: PROXY,
        cluster: { askRegistry: failing('forbidden') },
      },
      [
        ['unknown', 'ReadForbidden'],
        ['pass', undefined],
        ['warn', 'PushThroughProxy'],
      ],
    ],
  ])('are one finding: %s', async (_, world, wanted) => {
    const results = await Promise.all(IDS.map(id => checkResult(id, world)));
    expect(
      results.map(({ status, reasonCode }) => [status, reasonCode]),
    ).toEqual(wanted);
    expect(JSON.stringify(results)).not.toContain('canary');
  });
});

describe('the recert image, asked from the node', () => {
  const agent: World['objects'] = {
    Deployment: [
      object(
        'lifecycle-agent-controller-manager',
        {},
        {
          metadata: {
            name: 'lifecycle-agent-controller-manager',
            namespace: 'openshift-lifecycle-agent',
          },
          spec: {},
        },
      ),
    ],
  };

  it.each<CheckCase>([
    {
      check: 'recert-image',
      when: 'the node can pull it',
      world: node({ pull: REACHED }, agent),
      status: 'pass',
      says: 'by its own word',
    },
    {
      check: 'recert-image',
      when: 'no place has it',
      world: node({ pull: trouble('missing', 'manifest unknown') }, agent),
      status: 'warn',
      code: 'RecertImageMissing',
      says: 'failed to pull recert image',
    },
    {
      check: 'recert-image',
      when: 'there is no way to it',
      world: node({ pull: trouble('name-unknown') }, agent),
      status: 'warn',
      code: 'RecertImageUnreachable',
      says: 'said: name-unknown',
    },
  ])('$check is $status: $when', async given => {
    expect(await endOf(given)).toEqual(wantedEndOf(given));
  });
});
