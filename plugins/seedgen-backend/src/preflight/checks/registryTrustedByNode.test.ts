import { gzipSync } from 'node:zlib';
import { systemClock } from '../../clock';
import type { Result } from '../../result';
import {
  createTestAuthority,
  type TestAuthority,
} from '../../http/__testUtils__/authority';
import { object, type World } from '../__testUtils__';
import {
  endOf,
  failing,
  failure,
  wantedEndOf,
} from '../__testUtils__/checkResult';

const HOST = 'infra.5g-deployment.lab:8443';
const KEY = 'infra.5g-deployment.lab..8443';
const DAY_MS = 24 * 60 * 60 * 1000;

let ours: TestAuthority;
let namesake: TestAuthority;
let shown: string;
let nameless: string;

beforeAll(async () => {
  ours = await createTestAuthority('Ours');
  namesake = await createTestAuthority('Ours');
  nameless = (await ours.namelessPair(HOST)).certificate;
  shown = (await ours.serverPair(10 * DAY_MS)).certificate;
});

const image = (spec: object) => ({
  ImageConfig: [object('cluster', {}, { spec })],
});
const named = image({ additionalTrustedCA: { name: 'registry-config' } });
const proxy = {
  Proxy: [
    object('cluster', {}, { spec: { trustedCA: { name: 'user-ca-bundle' } } }),
  ],
};
const file = (path: string, contents: object) => ({
  MachineConfig: [
    object(
      '99-authority',
      {},
      { spec: { config: { storage: { files: [{ path, contents }] } } } },
    ),
  ],
});
const base64 = (bytes: string | Buffer) =>
  `data:;base64,${Buffer.from(bytes).toString('base64')}`;
const bundles =
  (known: Record<string, Record<string, string>>) =>
  async (name: string): Promise<Result<Record<string, string>>> =>
    known[name]
      ? { ok: true, value: known[name] }
      : { ok: false, failure: failure('not-found') };

interface Case {
  when: string;
  objects?: () => World['objects'];
  bundles?: () => Record<string, Record<string, string>>;
  world?: World;
  now?: () => Date;
  status: 'pass' | 'warn' | 'unknown' | 'not-applicable';
  code?: string;
  says?: string;
}

const UNKNOWN = {
  status: 'warn' as const,
  code: 'RegistryAuthorityNotConfigured',
  says: 'x509: certificate signed by unknown authority',
};

it.each<Case>([
  { when: 'nothing is configured on the cluster', ...UNKNOWN },
  {
    when: 'the ConfigMap of the image configuration has it',
    objects: () => named,
    bundles: () => ({ 'registry-config': { [KEY]: ours.ca } }),
    status: 'pass',
    says: 'The node trusts Ours, which the certificate of infra.5g-deployment.lab:8443 is of, by ConfigMap registry-config (additionalTrustedCA).',
  },
  {
    when: 'it has it after others',
    objects: () => named,
    bundles: () => ({
      'registry-config': { [KEY]: `# two\n${namesake.ca}\n${ours.ca}` },
    }),
    status: 'pass',
  },
  {
    when: 'it has the certificate itself',
    objects: () => named,
    bundles: () => ({ 'registry-config': { [KEY]: shown } }),
    status: 'pass',
  },
  {
    when: 'it has it for another registry',
    objects: () => named,
    bundles: () => ({ 'registry-config': { 'other..8443': ours.ca } }),
    ...UNKNOWN,
  },
  {
    when: 'it has another authority of the same name',
    objects: () => named,
    bundles: () => ({ 'registry-config': { [KEY]: namesake.ca } }),
    ...UNKNOWN,
  },
  {
    when: 'it has a text that is damaged',
    objects: () => named,
    bundles: () => ({
      'registry-config': { [KEY]: ours.ca.replace(/[A-Z]{2}/g, '') },
    }),
    ...UNKNOWN,
  },
  {
    when: 'it is not there',
    objects: () => named,
    ...UNKNOWN,
  },
  {
    when: 'its authority has expired',
    objects: () => named,
    bundles: () => ({ 'registry-config': { [KEY]: ours.ca } }),
    now: () => new Date(Date.now() + 5 * DAY_MS),
    status: 'warn',
    code: 'RegistryAuthorityExpired',
    says: 'leads to Ours, which is not valid now',
  },
  {
    when: "the registry's own certificate has expired",
    objects: () => named,
    bundles: () => ({ 'registry-config': { [KEY]: ours.ca } }),
    now: () => new Date(Date.now() + 20 * DAY_MS),
    status: 'warn',
    code: 'RegistryAuthorityExpired',
    says: 'x509: certificate has expired',
  },
  {
    when: 'the bundle of the proxy configuration has it',
    objects: () => proxy,
    bundles: () => ({
      'user-ca-bundle': { 'ca-bundle.crt': namesake.ca + ours.ca },
    }),
    status: 'pass',
    says: 'ConfigMap user-ca-bundle (trustedCA of the proxy)',
  },
  {
    when: 'one cannot be read, and the other has it',
    objects: () => ({ ...proxy, ImageConfig: failure('forbidden') }),
    bundles: () => ({ 'user-ca-bundle': { 'ca-bundle.crt': ours.ca } }),
    status: 'pass',
  },
  {
    when: 'one cannot be read, and the other does not have it',
    objects: () => ({ ...proxy, ImageConfig: failure('forbidden') }),
    bundles: () => ({ 'user-ca-bundle': { 'ca-bundle.crt': namesake.ca } }),
    status: 'unknown',
    code: 'ReadForbidden',
  },
  {
    when: 'the ConfigMap may not be read',
    objects: () => named,
    world: {
      cluster: { readTrustBundle: failing('forbidden') },
    },
    status: 'unknown',
    code: 'ReadForbidden',
  },
  {
    when: 'the registry is exempt',
    objects: () => image({ registrySources: { insecureRegistries: [HOST] } }),
    status: 'pass',
    says: 'insecureRegistries',
  },
  {
    when: 'its domain is exempt',
    objects: () =>
      image({ registrySources: { insecureRegistries: ['*.lab'] } }),
    status: 'pass',
    says: 'insecureRegistries',
  },
  // containers/image, refMatchingPrefix: a host without a port is every port of it.
  {
    when: 'its host is exempt without the port',
    objects: () =>
      image({
        registrySources: { insecureRegistries: ['infra.5g-deployment.lab'] },
      }),
    status: 'pass',
    says: 'insecureRegistries',
  },
  {
    when: 'a path of it is exempt',
    objects: () =>
      image({ registrySources: { insecureRegistries: [`${HOST}/ocp`] } }),
    status: 'pass',
    says: 'insecureRegistries',
  },
  {
    when: 'another path of it is exempt',
    objects: () =>
      image({ registrySources: { insecureRegistries: [`${HOST}/oc`] } }),
    ...UNKNOWN,
  },
  {
    when: 'the certificate has a common name and no other',
    objects: () => named,
    bundles: () => ({ 'registry-config': { [KEY]: ours.ca } }),
    world: {
      registry: {
        readCertificates: async () => ({ ok: true, value: [nameless] }),
      },
    },
    status: 'warn',
    code: 'RegistryCertificateWithoutNames',
    says: 'certificate relies on legacy Common Name field',
  },
  {
    when: 'the certificate has no name, and nobody asks for it',
    objects: () => image({ registrySources: { insecureRegistries: [HOST] } }),
    world: {
      registry: {
        readCertificates: async () => ({ ok: true, value: [nameless] }),
      },
    },
    status: 'pass',
    says: 'insecureRegistries',
  },
  {
    when: 'another registry is exempt',
    objects: () =>
      image({ registrySources: { insecureRegistries: ['other.example'] } }),
    ...UNKNOWN,
  },
  {
    when: 'a MachineConfig brings it as an anchor',
    objects: () =>
      file('/etc/pki/ca-trust/source/anchors/ours.crt', {
        source: base64(ours.ca),
      }),
    status: 'pass',
    says: 'MachineConfig 99-authority',
  },
  {
    when: 'a MachineConfig brings it for the registry, compressed',
    objects: () =>
      file(`/etc/containers/certs.d/${HOST}/ca.crt`, {
        source: base64(gzipSync(ours.ca)),
        compression: 'gzip',
      }),
    status: 'pass',
  },
  {
    when: 'a MachineConfig brings it, percent-encoded',
    objects: () =>
      file(`/etc/docker/certs.d/${HOST}/ca.crt`, {
        source: `data:,${encodeURIComponent(ours.ca)}`,
      }),
    status: 'pass',
  },
  {
    when: 'a MachineConfig brings it for another registry',
    objects: () =>
      file('/etc/containers/certs.d/other.example/ca.crt', {
        source: base64(ours.ca),
      }),
    ...UNKNOWN,
  },
  {
    when: 'a MachineConfig brings what is no certificate',
    objects: () =>
      file('/etc/pki/ca-trust/source/anchors/ours.crt', {
        source: 'data:,%E0%A4%A',
      }),
    ...UNKNOWN,
  },
  {
    when: 'the portal itself cannot verify the registry',
    world: { registry: { readCertificates: failing('untrusted') } },
    status: 'unknown',
    code: 'CertificateUntrusted',
  },
])('the trust of the node is $status: $when', async given => {
  const check = 'registry-trusted-by-node';
  const world: World = {
    objects: given.objects?.(),
    clock: { ...systemClock, now: given.now ?? systemClock.now },
    cluster: { readTrustBundle: bundles(given.bundles?.() ?? {}) },
    registry: { readCertificates: async () => ({ ok: true, value: [shown] }) },
    ...given.world,
  };
  const wanted = { ...given, check, world };
  expect(await endOf(wanted)).toEqual(wantedEndOf(wanted));
});

it('needs nothing where the authority is a public one', async () => {
  const wanted = {
    check: 'registry-trusted-by-node',
    when: '',
    status: 'pass' as const,
    says: 'public authority',
  };
  expect(await endOf(wanted)).toEqual(wantedEndOf(wanted));
});
