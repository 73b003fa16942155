import type { AccessFailureCode } from '@seedgen/backstage-plugin-seedgen-common';
import type { RegistryConnection, UploadPlace } from '../../registries/types';
import type { Check, CheckOutcome } from '../check';
import {
  fail,
  notApplicable,
  pass,
  unreadableRegistry,
  warn,
} from '../outcomes';

// What is certain to be in the way, in words that follow "Registry X …".
const REFUSALS: Partial<Record<AccessFailureCode, [string, string, string]>> = {
  unauthorized: [
    'RegistryCredentialRefused',
    'does not accept the configured user and password',
    'Correct the credential of the registry in the configuration of the portal.',
  ],
  forbidden: [
    'PushForbidden',
    'accepts the credential, but does not let it push here',
    'Give the robot account write permission to the repository, or create the repository or its project.',
  ],
  'not-found': [
    'RepositoryNotFound',
    'does not know the repository',
    'Create the repository, or let the account create it.',
  ],
  invalid: [
    'RepositoryRefused',
    'refuses uploads to the repository',
    'See whether the registry allows nested names, and whether it is read-only.',
  ],
  untrusted: [
    'RegistryUntrusted',
    'shows a certificate that is not trusted',
    'Set caFile of the registry in the configuration of the portal.',
  ],
  refused: [
    'RegistryUnreachable',
    'does not answer',
    'Start it, or correct its host in the configuration of the portal.',
  ],
  dns: [
    'RegistryUnreachable',
    'has a host name that cannot be resolved',
    'Correct its host in the configuration of the portal.',
  ],
};

const EXTERNAL_ADDRESS =
  'Set the external address of the registry (externalURL, http.host), and have the proxy before it pass X-Forwarded-Proto and Host.';
const WANTED = 'an upload that can be begun and cancelled';

/** The registry is configured, and lets us push: an upload is begun and cancelled. */
export const registryPush: Check = {
  id: 'registry-push-allowed',
  title: 'Registry accepts a push',
  severity: 'blocks',
  kinds: ['generate'],
  timeLimitMs: 30_000,
  async run({ registries, reference, subject, signal }) {
    if (!reference) {
      // Without any registry no image could be named.
      return registries.all.length === 0
        ? noRegistries()
        : notApplicable('No image was named that could be pushed.');
    }
    const registry = registries.forReference(reference);
    if (!registry) {
      if (registries.all.length === 0) return noRegistries(reference.registry);
      return fail({
        lookedAt: 'registries in the configuration',
        found: reference.registry,
        wanted: registries.all.map(({ host }) => host).join(', ') || 'none',
        reasonCode: 'RegistryNotConfigured',
        message: `Registry ${reference.registry} is not configured.`,
        remedy:
          'Use one of the configured registries, or have it added to seedgen.registries.',
      });
    }
    const { repository } = reference;
    const lookedAt = `registry ${registry.name} (${registry.host}), repository ${repository}`;
    if (!registry.mayPushTo(repository)) {
      return fail({
        lookedAt,
        found: repository,
        wanted: 'one that the configuration allows',
        reasonCode: 'RepositoryNotAllowed',
        message: `The configuration does not allow pushes to ${repository} on registry ${registry.name}.`,
        remedy:
          'Choose another repository, or have it added to repositories of the registry.',
      });
    }
    const probe = await registry.probePush(repository, { signal });
    if (probe.ok) return placeOf(probe.value, registry, lookedAt);
    const refusal = REFUSALS[probe.failure.code];
    if (!refusal) return unreadableRegistry(probe.failure, lookedAt);
    const [reasonCode, what, remedy] = refusal;
    return fail({
      lookedAt,
      found: probe.failure.message,
      wanted: WANTED,
      reasonCode,
      message: `Registry ${registry.name} (${registry.host}) ${what}; asked for ${subject.seedImage}.`,
      remedy,
    });
  },
};

/** Said before an image is named, too: nothing can be pushed anywhere. */
function noRegistries(asked?: string): CheckOutcome {
  return fail({
    lookedAt: 'registries in the configuration',
    found: asked ? `none, asked for ${asked}` : 'none',
    wanted: 'at least one registry',
    reasonCode: 'NoRegistriesConfigured',
    message:
      'No registry is configured, so a seed image could not be pushed anywhere.',
    remedy:
      'Name one under seedgen.registries in the configuration of the portal, with its host, user and password.',
  });
}

// The node's podman goes where the registry sends it, and not where we asked.
function placeOf(
  place: UploadPlace,
  { name, host }: RegistryConnection,
  lookedAt: string,
): CheckOutcome {
  const evidence = { lookedAt, wanted: `an upload on https://${host}` };
  switch (place.kind) {
    case 'missing':
      return fail({
        ...evidence,
        found: 'an upload without an address',
        reasonCode: 'UploadLocationMissing',
        message: `Registry ${name} (${host}) accepts a push, but does not say where the upload goes (no usable Location header), so no client can push.`,
        remedy: `See what stands before the registry and drops the header. ${EXTERNAL_ADDRESS}`,
      });
    case 'other-host':
      return warn({
        ...evidence,
        found: `an upload on ${place.host}`,
        reasonCode: 'UploadOnOtherHost',
        message: `Registry ${name} (${host}) accepts a push, but sends the upload to ${place.host}. The node has to reach and trust that host as well; the portal sent nothing there, and so could not cancel the upload.`,
        remedy: `If ${place.host} is a name that only the registry itself knows, the push fails. ${EXTERNAL_ADDRESS}`,
      });
    case 'plain-http':
      return warn({
        ...evidence,
        found: `an upload on http://${host}`,
        reasonCode: 'UploadOverPlainHttp',
        message: `Registry ${name} (${host}) accepts a push, but sends the upload to plain http, where the node follows it with its credential, and usually fails.`,
        remedy: EXTERNAL_ADDRESS,
      });
    default:
      return pass(`Registry ${name} accepts a push.`, {
        lookedAt,
        found: WANTED,
        wanted: WANTED,
      });
  }
}
