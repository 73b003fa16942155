import type {
  AccessFailureCode,
  SeedImageRecord,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { RegistryConnection, UploadPlace } from '../../registries/types';
import { fakeRegistry, object } from '../__testUtils__';
import {
  failing,
  IMAGE,
  endOf,
  wantedEndOf,
  type CheckCase,
} from '../__testUtils__/checkResult';

const D0 = `sha256:${'0'.repeat(64)}`;
const inUse = {
  resolveTag: async () => ({ ok: true as const, value: { digest: D0 } }),
};
const seed: SeedImageRecord = {
  runId: 'run-7',
  cluster: 'sno3',
  image: IMAGE,
  digest: D0,
  sizeBytes: 1,
  verifiedAt: '2026-11-01T00:00:00.000Z',
  requestedBy: 'user:default/guest',
};

const push = (
  when: string,
  probe: Parameters<typeof failing>[0],
  rest: Pick<CheckCase, 'status' | 'code' | 'says'>,
): CheckCase => ({
  check: 'registry-push-allowed',
  when,
  world: { registry: { probePush: failing(probe) } },
  ...rest,
});

const uploads = (
  when: string,
  value: UploadPlace,
  rest: Pick<CheckCase, 'status' | 'code' | 'says'>,
): CheckCase => ({
  check: 'registry-push-allowed',
  when,
  world: { registry: { probePush: async () => ({ ok: true, value }) } },
  ...rest,
});

describe('pushing', () => {
  it.each<CheckCase>([
    {
      check: 'registry-push-allowed',
      when: 'no registry is configured at all',
      world: {
        registries: {
          ...fakeRegistry(),
          all: [],
          forReference: () => undefined,
        },
      },
      status: 'fail',
      code: 'NoRegistriesConfigured',
    },
    {
      check: 'registry-push-allowed',
      when: 'no registry is configured, and no image is named',
      world: {
        registries: {
          ...fakeRegistry(),
          all: [],
          forReference: () => undefined,
        },
      },
      subject: { seedImage: undefined },
      status: 'fail',
      code: 'NoRegistriesConfigured',
    },
    push('the password is wrong', 'unauthorized', {
      status: 'fail',
      code: 'RegistryCredentialRefused',
      says: 'Registry infra (infra.5g-deployment.lab:8443) does not accept the configured user and password',
    }),
    push('the account may only read', 'forbidden', {
      status: 'fail',
      code: 'PushForbidden',
    }),
    push('it is not running', 'refused', {
      status: 'fail',
      code: 'RegistryUnreachable',
    }),
    push('its certificate is not trusted', 'untrusted', {
      status: 'fail',
      code: 'RegistryUntrusted',
    }),
    push('it is busy', 'unavailable', {
      status: 'unknown',
      code: 'Unavailable',
    }),
    push('what answers is a login page', 'protocol', {
      status: 'unknown',
      code: 'NotARegistryAnswer',
    }),
    uploads(
      'it does not say where',
      { kind: 'missing' },
      {
        status: 'fail',
        code: 'UploadLocationMissing',
        says: 'no client can push',
      },
    ),
    uploads(
      'it is sent to an inner host',
      { kind: 'other-host', host: 'registry:5000' },
      {
        status: 'warn',
        code: 'UploadOnOtherHost',
        says: 'sends the upload to registry:5000',
      },
    ),
    uploads(
      'it is sent to plain http',
      { kind: 'plain-http' },
      {
        status: 'warn',
        code: 'UploadOverPlainHttp',
      },
    ),
    uploads('all is well', { kind: 'own' }, { status: 'pass' }),
    {
      check: 'registry-push-allowed',
      when: 'the registry is another one',
      subject: { seedImage: 'quay.io/a/b:4.18.27-x86_64' },
      status: 'fail',
      code: 'RegistryNotConfigured',
      says: 'quay.io',
    },
    {
      check: 'registry-push-allowed',
      when: 'the repository is not allowed',
      world: { registry: { mayPushTo: () => false } },
      status: 'fail',
      code: 'RepositoryNotAllowed',
    },
    {
      check: 'registry-push-allowed',
      when: 'no image was named',
      subject: { seedImage: undefined },
      status: 'not-applicable',
    },
  ])('$check is $status: $when', async given => {
    expect(await endOf(given)).toEqual(wantedEndOf(given));
  });
});

/** A registry that shows a repository only once somebody has begun to push to it. */
function newRepository(
  after: AccessFailureCode,
): Pick<RegistryConnection, 'resolveTag' | 'probePush'> {
  let exists = false;
  return {
    resolveTag: async () => ({
      ok: false,
      failure: { code: exists ? after : 'forbidden', message: 'no' },
    }),
    probePush: async () => {
      exists = true;
      return { ok: true, value: { kind: 'own' } };
    },
  };
}

const tag = (
  when: string,
  seedImage: string,
  rest: Pick<CheckCase, 'world' | 'status' | 'code' | 'says'>,
): CheckCase => ({
  check: 'image-tag-matches',
  when,
  subject: { seedImage },
  ...rest,
});

describe('the tag', () => {
  it.each<CheckCase>([
    tag('it is of another release', IMAGE.replace('4.18.27', '4.18.26'), {
      status: 'fail',
      code: 'TagDoesNotMatch',
      says: 'release 4.18.27 for x86_64',
    }),
    tag('it only begins alike', `${IMAGE}4`, {
      status: 'fail',
      code: 'TagDoesNotMatch',
    }),
    tag('it has a suffix', `${IMAGE}-2`, { status: 'pass' }),
    tag('the node is an arm', IMAGE.replace('x86_64', 'aarch64'), {
      world: {
        objects: {
          Node: [
            object(
              'sno1',
              {},
              { status: { nodeInfo: { architecture: 'arm64' } } },
            ),
          ],
        },
      },
      status: 'pass',
    }),
    tag('it is no reference', '-v/:/host', {
      status: 'fail',
      code: 'ImageReferenceInvalid',
    }),
    {
      check: 'tag-free',
      when: 'somebody pushed to it',
      world: { registry: inUse },
      status: 'fail',
      code: 'TagExists',
      says: 'in use already, by an image that is not known to be a seed of cluster sno1',
    },
    {
      check: 'tag-free',
      when: 'it is the seed of another cluster',
      world: { registry: inUse, seeds: [seed] },
      status: 'fail',
      code: 'TagExists',
      says: 'in use already, by an image that is not known to be a seed of cluster sno1',
    },
    {
      check: 'tag-free',
      when: 'it is a seed of this cluster',
      world: { registry: inUse, seeds: [{ ...seed, cluster: 'sno1' }] },
      status: 'fail',
      code: 'TagExists',
      says: `is ${D0} already: the seed of this cluster that user:default/guest asked for (run run-7)`,
    },
    {
      check: 'tag-free',
      when: 'it may be replaced',
      world: { registry: inUse },
      subject: { replaceExistingTag: true },
      status: 'warn',
      code: 'TagWillBeReplaced',
    },
    {
      check: 'tag-free',
      when: 'the registry does not say',
      world: { registry: { resolveTag: failing('timeout') } },
      status: 'unknown',
      code: 'TimedOut',
    },
    {
      check: 'tag-free',
      when: 'another cluster is about to push to it',
      world: { rivals: 1 },
      status: 'fail',
      code: 'TagContested',
      says: 'for another cluster that is under way pushes to',
    },
    {
      check: 'tag-free',
      when: 'another cluster is about to push to it, and it may be replaced',
      world: { rivals: 1 },
      subject: { replaceExistingTag: true },
      status: 'warn',
      code: 'TagContested',
    },
    {
      check: 'tag-free',
      when: 'what answers is no registry',
      world: { registry: { resolveTag: failing('protocol') } },
      status: 'unknown',
      code: 'NotARegistryAnswer',
    },
    {
      check: 'tag-free',
      when: 'the repository is there once a push begins',
      world: { registry: newRepository('not-found') },
      status: 'pass',
    },
    {
      check: 'tag-free',
      when: 'the account may push and not pull',
      world: { registry: newRepository('forbidden') },
      status: 'unknown',
      code: 'ReadForbidden',
    },
    {
      check: 'tag-free',
      when: 'it may neither pull nor push',
      world: {
        registry: {
          resolveTag: failing('forbidden'),
          probePush: failing('forbidden'),
        },
      },
      status: 'unknown',
      code: 'ReadForbidden',
    },
    {
      check: 'tag-free',
      when: 'nothing may be pushed there by the configuration',
      world: {
        registry: { ...newRepository('not-found'), mayPushTo: () => false },
      },
      status: 'unknown',
      code: 'ReadForbidden',
    },
  ])('$check is $status: $when', async given => {
    expect(await endOf(given)).toEqual(wantedEndOf(given));
  });
});
